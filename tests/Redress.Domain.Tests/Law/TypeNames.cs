using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Redress.Domain.Tests.Law;

/// <summary>Finds the named types in the signatures of one assembly, whatever they are wrapped in.</summary>
internal sealed class TypeNames(MetadataReader metadata, string assembly)
    : ISignatureTypeProvider<ImmutableHashSet<UsedType>, object?>
{
    private static readonly ImmutableHashSet<UsedType> None = [];

    public UsedType Of(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.IsNested
            ? Of(type.GetDeclaringType())
            : new UsedType(assembly, metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    public ImmutableHashSet<UsedType> Any(EntityHandle handle) =>
        handle.Kind switch
        {
            HandleKind.TypeDefinition => [Of((TypeDefinitionHandle)handle)],
            HandleKind.TypeReference => [Of((TypeReferenceHandle)handle)],
            _ => metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null),
        };

    public ImmutableHashSet<UsedType> GetTypeFromDefinition(
        MetadataReader reader,
        TypeDefinitionHandle handle,
        byte rawTypeKind
    ) => [Of(handle)];

    public ImmutableHashSet<UsedType> GetTypeFromReference(
        MetadataReader reader,
        TypeReferenceHandle handle,
        byte rawTypeKind
    ) => [Of(handle)];

    public ImmutableHashSet<UsedType> GetTypeFromSpecification(
        MetadataReader reader,
        object? genericContext,
        TypeSpecificationHandle handle,
        byte rawTypeKind
    ) => Any(handle);

    public ImmutableHashSet<UsedType> GetGenericInstantiation(
        ImmutableHashSet<UsedType> genericType,
        ImmutableArray<ImmutableHashSet<UsedType>> typeArguments
    ) => typeArguments.Aggregate(genericType, (all, argument) => all.Union(argument));

    public ImmutableHashSet<UsedType> GetModifiedType(
        ImmutableHashSet<UsedType> modifier,
        ImmutableHashSet<UsedType> unmodifiedType,
        bool isRequired
    ) => unmodifiedType.Union(modifier);

    public ImmutableHashSet<UsedType> GetFunctionPointerType(MethodSignature<ImmutableHashSet<UsedType>> signature) =>
        signature.ParameterTypes.Aggregate(signature.ReturnType, (all, parameter) => all.Union(parameter));

    public ImmutableHashSet<UsedType> GetArrayType(ImmutableHashSet<UsedType> elementType, ArrayShape shape) =>
        elementType;

    public ImmutableHashSet<UsedType> GetSZArrayType(ImmutableHashSet<UsedType> elementType) => elementType;

    public ImmutableHashSet<UsedType> GetByReferenceType(ImmutableHashSet<UsedType> elementType) => elementType;

    public ImmutableHashSet<UsedType> GetPointerType(ImmutableHashSet<UsedType> elementType) => elementType;

    public ImmutableHashSet<UsedType> GetPinnedType(ImmutableHashSet<UsedType> elementType) => elementType;

    public ImmutableHashSet<UsedType> GetGenericMethodParameter(object? genericContext, int index) => None;

    public ImmutableHashSet<UsedType> GetGenericTypeParameter(object? genericContext, int index) => None;

    public ImmutableHashSet<UsedType> GetPrimitiveType(PrimitiveTypeCode typeCode) => None;

    private UsedType Of(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind switch
        {
            HandleKind.TypeReference => Of((TypeReferenceHandle)type.ResolutionScope),
            HandleKind.AssemblyReference => new UsedType(
                metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name),
                metadata.GetString(type.Namespace),
                metadata.GetString(type.Name)
            ),
            _ => new UsedType(assembly, metadata.GetString(type.Namespace), metadata.GetString(type.Name)),
        };
    }
}
