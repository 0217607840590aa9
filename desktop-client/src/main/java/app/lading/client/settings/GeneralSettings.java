package app.lading.client.settings;

/// The program itself.
///
/// @param startAtLogin whether the system starts it when the person signs in to the computer
/// @param startHidden whether it then stays in the tray
/// @param closeToTray whether the close button keeps it running, where there is a tray
/// @param closeExplained whether the person has been told what the close button does
/// @param openLinks whether it is in the menus of the system, and opens `lading:` links
/// @param theme light, dark, or as the system
/// @param language of all texts
/// @param units in which sizes are shown
/// @param textPercent how large all text is, in percent of what the system says
public record GeneralSettings(
        boolean startAtLogin,
        boolean startHidden,
        boolean closeToTray,
        boolean closeExplained,
        boolean openLinks,
        Theme theme,
        Language language,
        SizeUnits units,
        int textPercent) {
    private static final int SMALLEST_TEXT = 80;
    private static final int LARGEST_TEXT = 300;

    /// @throws IllegalArgumentException naming what was expected and what came
    public GeneralSettings {
        if (textPercent < SMALLEST_TEXT || textPercent > LARGEST_TEXT) {
            throw new IllegalArgumentException("text is " + SMALLEST_TEXT + " to " + LARGEST_TEXT
                    + " percent of its usual size, but got " + textPercent);
        }
    }

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
        return new GeneralSettings(false, false, true, false, false, Theme.SYSTEM, Language.SYSTEM, SizeUnits.GB, 100);
    }

    public GeneralSettings withStartAtLogin(boolean now) {
        return new GeneralSettings(
                now, startHidden, closeToTray, closeExplained, openLinks, theme, language, units, textPercent);
    }

    public GeneralSettings withStartHidden(boolean now) {
        return new GeneralSettings(
                startAtLogin, now, closeToTray, closeExplained, openLinks, theme, language, units, textPercent);
    }

    public GeneralSettings withCloseToTray(boolean now) {
        return new GeneralSettings(
                startAtLogin, startHidden, now, closeExplained, openLinks, theme, language, units, textPercent);
    }

    public GeneralSettings withCloseExplained(boolean now) {
        return new GeneralSettings(
                startAtLogin, startHidden, closeToTray, now, openLinks, theme, language, units, textPercent);
    }

    public GeneralSettings withOpenLinks(boolean now) {
        return new GeneralSettings(
                startAtLogin, startHidden, closeToTray, closeExplained, now, theme, language, units, textPercent);
    }

    public GeneralSettings withTheme(Theme now) {
        return new GeneralSettings(
                startAtLogin, startHidden, closeToTray, closeExplained, openLinks, now, language, units, textPercent);
    }

    public GeneralSettings withLanguage(Language now) {
        return new GeneralSettings(
                startAtLogin, startHidden, closeToTray, closeExplained, openLinks, theme, now, units, textPercent);
    }

    public GeneralSettings withUnits(SizeUnits now) {
        return new GeneralSettings(
                startAtLogin, startHidden, closeToTray, closeExplained, openLinks, theme, language, now, textPercent);
    }

    public GeneralSettings withTextPercent(int now) {
        return new GeneralSettings(
                startAtLogin, startHidden, closeToTray, closeExplained, openLinks, theme, language, units, now);
    }
}
