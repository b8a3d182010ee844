using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Redress.Domain.Tests.Law;

/// <summary>A named type as another uses it: the assembly, its namespace (of the outermost type, where nested) and its name.</summary>
internal sealed record UsedType(string Assembly, string Namespace, string Name);

/// <summary>One member of another assembly that a project calls or reads.</summary>
internal sealed record UsedMember(string Type, string Name);

/// <summary>What the types of one compiled project use, down to the bodies of their methods; read from the file, nothing is loaded.</summary>
internal sealed class CompiledProject : IDisposable
{
    private static readonly Dictionary<int, OpCode> OpCodes = typeof(System.Reflection.Emit.OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly TypeNames _names;

    public CompiledProject(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
        Name = _metadata.GetString(_metadata.GetAssemblyDefinition().Name);
        _names = new TypeNames(_metadata, Name);
    }

    public string Name { get; }

    public IEnumerable<string> References =>
        _metadata.AssemblyReferences.Select(handle => _metadata.GetString(_metadata.GetAssemblyReference(handle).Name));

    /// <summary>Everything of other assemblies that is called or read anywhere in the project.</summary>
    public IEnumerable<UsedMember> Members =>
        _metadata
            .MemberReferences.Select(handle => _metadata.GetMemberReference(handle))
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => new UsedMember(
                FullName((TypeReferenceHandle)member.Parent),
                _metadata.GetString(member.Name)
            ));

    public IEnumerable<string> TypesOfOthers => _metadata.TypeReferences.Select(FullName);

    /// <summary>Each type with all types that it uses.</summary>
    public IEnumerable<(UsedType Type, IReadOnlySet<UsedType> Uses)> Types()
    {
        foreach (var handle in _metadata.TypeDefinitions)
        {
            var uses = new HashSet<UsedType>();
            Collect(_metadata.GetTypeDefinition(handle), uses);
            yield return (_names.Of(handle), uses);
        }
    }

    /// <summary>Each method of our own with the number of its parameters.</summary>
    public IEnumerable<(string Type, string Name, int Parameters)> Methods() =>
        from handle in _metadata.TypeDefinitions
        let type = _metadata.GetTypeDefinition(handle)
        where _names.Of(handle).Namespace.StartsWith(Name, StringComparison.Ordinal)
        from method in type.GetMethods().Select(_metadata.GetMethodDefinition)
        select (
            _metadata.GetString(type.Name),
            _metadata.GetString(method.Name),
            method.DecodeSignature(_names, null).ParameterTypes.Length
        );

    /// <summary>The methods of our own that call or name that one, as <c>Type.Method</c>; of a lambda, the method that it is written in.</summary>
    public IReadOnlyList<string> CallersOf(string type, string member)
    {
        var named = _metadata
            .TypeDefinitions.Where(handle => _metadata.GetString(_metadata.GetTypeDefinition(handle).Name) == type)
            .SelectMany(handle => _metadata.GetTypeDefinition(handle).GetMethods())
            .Where(handle => _metadata.GetString(_metadata.GetMethodDefinition(handle).Name) == member)
            .Select(handle => MetadataTokens.GetToken(handle))
            .ToHashSet();
        return
        [
            .. (
                from handle in _metadata.TypeDefinitions
                let owner = _metadata.GetTypeDefinition(handle)
                from method in owner.GetMethods().Select(_metadata.GetMethodDefinition)
                where
                    method.RelativeVirtualAddress != 0
                    && Tokens(_file.GetMethodBody(method.RelativeVirtualAddress).GetILReader()).Any(named.Contains)
                select $"{OutermostNameOf(owner)}.{_metadata.GetString(method.Name).Split(">b__")[0]}"
                    + (_metadata.GetString(method.Name).Contains(">b__", StringComparison.Ordinal) ? ">" : "")
            )
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private string OutermostNameOf(TypeDefinition type)
    {
        while (!type.GetDeclaringType().IsNil)
        {
            type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return _metadata.GetString(type.Name);
    }

    public void Dispose() => _file.Dispose();

    private string FullName(TypeReferenceHandle handle)
    {
        var type = _metadata.GetTypeReference(handle);
        return $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
    }

    private void Collect(TypeDefinition type, HashSet<UsedType> uses)
    {
        Use(type.BaseType, uses);
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            Use(_metadata.GetInterfaceImplementation(implemented).Interface, uses);
        }

        foreach (
            var constraint in type.GetGenericParameters()
                .SelectMany(p => _metadata.GetGenericParameter(p).GetConstraints())
        )
        {
            Use(_metadata.GetGenericParameterConstraint(constraint).Type, uses);
        }

        foreach (var field in type.GetFields().Select(_metadata.GetFieldDefinition))
        {
            uses.UnionWith(field.DecodeSignature(_names, null));
            Attributes(field.GetCustomAttributes(), uses);
        }

        foreach (var property in type.GetProperties().Select(_metadata.GetPropertyDefinition))
        {
            Attributes(property.GetCustomAttributes(), uses);
        }

        foreach (var method in type.GetMethods().Select(_metadata.GetMethodDefinition))
        {
            Collect(method, uses);
        }

        Attributes(type.GetCustomAttributes(), uses);
    }

    private void Collect(MethodDefinition method, HashSet<UsedType> uses)
    {
        Use(method.DecodeSignature(_names, null), uses);
        Attributes(method.GetCustomAttributes(), uses);
        foreach (var parameter in method.GetParameters())
        {
            Attributes(_metadata.GetParameter(parameter).GetCustomAttributes(), uses);
        }

        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            foreach (
                var local in _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_names, null)
            )
            {
                uses.UnionWith(local);
            }
        }

        foreach (var handler in body.ExceptionRegions)
        {
            Use(handler.CatchType, uses);
        }

        foreach (var token in Tokens(body.GetILReader()))
        {
            Use(MetadataTokens.EntityHandle(token), uses);
        }
    }

    private void Attributes(CustomAttributeHandleCollection attributes, HashSet<UsedType> uses)
    {
        foreach (var attribute in attributes)
        {
            Use(_metadata.GetCustomAttribute(attribute).Constructor, uses);
        }
    }

    private static void Use(MethodSignature<ImmutableHashSet<UsedType>> signature, HashSet<UsedType> uses)
    {
        uses.UnionWith(signature.ReturnType);
        foreach (var parameter in signature.ParameterTypes)
        {
            uses.UnionWith(parameter);
        }
    }

    private void Use(EntityHandle handle, HashSet<UsedType> uses)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification:
                uses.UnionWith(_names.Any(handle));
                break;
            case HandleKind.FieldDefinition:
                var field = _metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                uses.Add(_names.Of(field.GetDeclaringType()));
                uses.UnionWith(field.DecodeSignature(_names, null));
                break;
            case HandleKind.MethodDefinition:
                var method = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                uses.Add(_names.Of(method.GetDeclaringType()));
                Use(method.DecodeSignature(_names, null), uses);
                break;
            case HandleKind.MemberReference:
                var member = _metadata.GetMemberReference((MemberReferenceHandle)handle);
                Use(member.Parent, uses);
                if (member.GetKind() == MemberReferenceKind.Method)
                {
                    Use(member.DecodeMethodSignature(_names, null), uses);
                }
                else
                {
                    uses.UnionWith(member.DecodeFieldSignature(_names, null));
                }

                break;
            case HandleKind.MethodSpecification:
                var generic = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Use(generic.Method, uses);
                foreach (var argument in generic.DecodeSignature(_names, null))
                {
                    uses.UnionWith(argument);
                }

                break;
        }
    }

    // The tokens in a method's body: what is called, read, made, cast or named.
    private static IEnumerable<int> Tokens(BlobReader body)
    {
        var tokens = new List<int>();
        while (body.RemainingBytes > 0)
        {
            int code = body.ReadByte();
            code = code == 0xFE ? 0xFE00 | body.ReadByte() : code;
            switch (OpCodes[code].OperandType)
            {
                case OperandType.InlineField
                or OperandType.InlineMethod
                or OperandType.InlineTok
                or OperandType.InlineType:
                    tokens.Add(body.ReadInt32());
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    body.Offset += 1;
                    break;
                case OperandType.InlineVar:
                    body.Offset += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    body.Offset += 8;
                    break;
                case OperandType.InlineSwitch:
                    var targets = body.ReadInt32();
                    body.Offset += 4 * targets;
                    break;
                default:
                    body.Offset += 4;
                    break;
            }
        }

        return tokens;
    }
}
