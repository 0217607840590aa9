package app.lading.client.settings;

/// The program itself.
///
/// @param startAtLogin whether the system starts it when the person signs in to the computer
/// @param startHidden whether it then stays in the tray
/// @param closeToTray whether the close button keeps it running, where there is a tray
/// @param closeExplained whether the person has been told what the close button does
/// @param theme light, dark, or as the system
/// @param language of all texts
/// @param units in which sizes are shown
public record GeneralSettings(
        boolean startAtLogin,
        boolean startHidden,
        boolean closeToTray,
        boolean closeExplained,
        Theme theme,
        Language language,
        SizeUnits units) {

    /// Which colours.
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// Which words.
    public enum Language {
        SYSTEM,
        ENGLISH,
        CHINESE
    }

    /// What a kilobyte is: 1,000 bytes, or 1,024.
    public enum SizeUnits {
        GB,
        GIB
    }

    static GeneralSettings defaults() {
        return new GeneralSettings(false, false, true, false, Theme.SYSTEM, Language.SYSTEM, SizeUnits.GB);
    }

    public GeneralSettings withStartAtLogin(boolean now) {
        return new GeneralSettings(now, startHidden, closeToTray, closeExplained, theme, language, units);
    }

    public GeneralSettings withStartHidden(boolean now) {
        return new GeneralSettings(startAtLogin, now, closeToTray, closeExplained, theme, language, units);
    }

    public GeneralSettings withCloseToTray(boolean now) {
        return new GeneralSettings(startAtLogin, startHidden, now, closeExplained, theme, language, units);
    }

    public GeneralSettings withCloseExplained(boolean now) {
        return new GeneralSettings(startAtLogin, startHidden, closeToTray, now, theme, language, units);
    }

    public GeneralSettings withTheme(Theme now) {
        return new GeneralSettings(startAtLogin, startHidden, closeToTray, closeExplained, now, language, units);
    }

    public GeneralSettings withLanguage(Language now) {
        return new GeneralSettings(startAtLogin, startHidden, closeToTray, closeExplained, theme, now, units);
    }

    public GeneralSettings withUnits(SizeUnits now) {
        return new GeneralSettings(startAtLogin, startHidden, closeToTray, closeExplained, theme, language, now);
    }
}
