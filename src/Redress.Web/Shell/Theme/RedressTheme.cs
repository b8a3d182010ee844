using MudBlazor;

namespace Redress.Web.Shell.Theme;

/// <summary>
/// The look of every page, in a light and a dark palette. Pages of the desks and pages of everybody take it from the same
/// stylesheet (<see cref="Stylesheets"/>): the components through their own variables, all else through those of app.css.
/// </summary>
internal static class RedressTheme
{
    private static readonly string[] Sans =
    [
        "Inter",
        "system-ui",
        "-apple-system",
        "Segoe UI",
        "Roboto",
        "Noto Sans",
        "Liberation Sans",
        "Arial",
        "sans-serif",
    ];

    public static MudTheme Theme { get; } =
        new()
        {
            PaletteLight = Light(),
            PaletteDark = Dark(),
            Typography = Sizes(),
            LayoutProperties = new()
            {
                DefaultBorderRadius = "6px",
                AppbarHeight = "48px",
                DrawerWidthLeft = "208px",
            },
        };

    public static Shades LightShades { get; } =
        new(
            AccentWash: "#e6f0f0",
            OkWash: "#e6f2ea",
            DueWash: "#fdf1d8",
            DueLine: "#b87a0b",
            LateWash: "#fbe9e7",
            InfoWash: "#e6eff7",
            Chip: "#e9ebe8",
            ChipInk: "#39464b",
            Focus: "#ffc93c",
            Shadow: "rgb(26 36 40 / 8%)"
        );

    public static Shades DarkShades { get; } =
        new(
            AccentWash: "#153439",
            OkWash: "#14291c",
            DueWash: "#2e2310",
            DueLine: "#a87a25",
            LateWash: "#3a1e1c",
            InfoWash: "#14293c",
            Chip: "#2a3437",
            ChipInk: "#ccd6d8",
            Focus: "#7a5a00",
            Shadow: "rgb(0 0 0 / 45%)"
        );

    private static PaletteLight Light() =>
        new()
        {
            Black = "#000000",
            White = "#ffffff",
            Primary = "#0d5560",
            PrimaryDarken = "#083c44",
            PrimaryContrastText = "#ffffff",
            Secondary = "#4c5a60",
            SecondaryContrastText = "#ffffff",
            Tertiary = "#1d5a8f",
            TertiaryContrastText = "#ffffff",
            Info = "#1d5a8f",
            InfoContrastText = "#ffffff",
            Success = "#1f6b3a",
            SuccessContrastText = "#ffffff",
            Warning = "#7a4b00",
            WarningContrastText = "#ffffff",
            Error = "#a3201c",
            ErrorDarken = "#7d1613",
            ErrorContrastText = "#ffffff",
            Dark = "#1a2428",
            DarkContrastText = "#ffffff",
            TextPrimary = "#1a2428",
            TextSecondary = "#4c5a60",
            TextDisabled = "#77858a",
            ActionDefault = "#4c5a60",
            ActionDisabled = "#77858a",
            ActionDisabledBackground = "#e9ebe8",
            Background = "#f7f6f2",
            BackgroundGray = "#f0efea",
            Surface = "#ffffff",
            DrawerBackground = "#f0efea",
            DrawerText = "#1a2428",
            DrawerIcon = "#4c5a60",
            AppbarBackground = "#083c44",
            AppbarText = "#ffffff",
            LinesDefault = "#dcdcd4",
            LinesInputs = "#77858a",
            TableLines = "#dcdcd4",
            TableStriped = "#f7f6f2",
            TableHover = "#f3f5f3",
            Divider = "#dcdcd4",
            DividerLight = "#e9ebe8",
            OverlayDark = "rgba(26,36,40,0.45)",
        };

    private static PaletteDark Dark() =>
        new()
        {
            Black = "#000000",
            White = "#ffffff",
            Primary = "#7fc8d2",
            PrimaryDarken = "#a8dde5",
            PrimaryContrastText = "#04262b",
            Secondary = "#a3b1b5",
            SecondaryContrastText = "#0f1516",
            Tertiary = "#93c4f2",
            TertiaryContrastText = "#0f1516",
            Info = "#93c4f2",
            InfoContrastText = "#0f1516",
            Success = "#83d39e",
            SuccessContrastText = "#0f1516",
            Warning = "#f1c46b",
            WarningContrastText = "#0f1516",
            Error = "#ffa199",
            ErrorDarken = "#ffc2bc",
            ErrorContrastText = "#3b0906",
            Dark = "#e4eaea",
            DarkContrastText = "#0f1516",
            TextPrimary = "#e4eaea",
            TextSecondary = "#a3b1b5",
            TextDisabled = "#74868b",
            ActionDefault = "#a3b1b5",
            ActionDisabled = "#74868b",
            ActionDisabledBackground = "#2a3437",
            Background = "#0f1516",
            BackgroundGray = "#0b1011",
            Surface = "#171e20",
            DrawerBackground = "#0b1011",
            DrawerText = "#e4eaea",
            DrawerIcon = "#a3b1b5",
            AppbarBackground = "#0b2f35",
            AppbarText = "#e4eaea",
            LinesDefault = "#2b3538",
            LinesInputs = "#74868b",
            TableLines = "#2b3538",
            TableStriped = "#0f1516",
            TableHover = "#1c2527",
            Divider = "#2b3538",
            DividerLight = "#232c2e",
            OverlayDark = "rgba(0,0,0,0.6)",
        };

    private static Typography Sizes() =>
        new()
        {
            Default = Of<DefaultTypography>("0.875rem"),
            H1 = Of<H1Typography>("1.25rem", "650"),
            H2 = Of<H2Typography>("1rem", "650"),
            H3 = Of<H3Typography>("0.875rem", "650"),
            H4 = Of<H4Typography>("0.875rem", "650"),
            H5 = Of<H5Typography>("0.875rem", "600"),
            H6 = Of<H6Typography>("0.875rem", "600"),
            Subtitle1 = Of<Subtitle1Typography>("0.875rem", "600"),
            Subtitle2 = Of<Subtitle2Typography>("0.8125rem", "600"),
            Body1 = Of<Body1Typography>("0.875rem"),
            Body2 = Of<Body2Typography>("0.8125rem"),
            Button = Of<ButtonTypography>("0.875rem", "600"),
            Caption = Of<CaptionTypography>("0.75rem"),
            Overline = Of<OverlineTypography>("0.75rem", "600"),
        };

    private static T Of<T>(string size, string weight = "400")
        where T : BaseTypography, new() =>
        new()
        {
            FontFamily = Sans,
            FontSize = size,
            FontWeight = weight,
            LineHeight = "1.45",
            LetterSpacing = "normal",
            TextTransform = "none",
        };
}
