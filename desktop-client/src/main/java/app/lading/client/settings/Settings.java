package app.lading.client.settings;

/// Everything a person can set. Immutable; a change makes a new one ([SettingsStore#change]).
///
/// @param general the program itself
/// @param uploads how files are sent
/// @param network how the server is reached, and how fast
/// @param power what the machine may do meanwhile
/// @param notices what is told when the window is not in front
/// @param history how much of what is finished is remembered
/// @param help what helps to find out what is wrong
public record Settings(
        GeneralSettings general,
        UploadSettings uploads,
        NetworkSettings network,
        PowerSettings power,
        NoticeSettings notices,
        HistorySettings history,
        HelpSettings help) {

    /// What holds until somebody sets something else.
    public static Settings defaults() {
        return new Settings(
                GeneralSettings.defaults(),
                UploadSettings.defaults(),
                NetworkSettings.defaults(),
                PowerSettings.defaults(),
                NoticeSettings.defaults(),
                HistorySettings.defaults(),
                HelpSettings.defaults());
    }

    public Settings withGeneral(GeneralSettings now) {
        return new Settings(now, uploads, network, power, notices, history, help);
    }

    public Settings withUploads(UploadSettings now) {
        return new Settings(general, now, network, power, notices, history, help);
    }

    public Settings withNetwork(NetworkSettings now) {
        return new Settings(general, uploads, now, power, notices, history, help);
    }

    public Settings withPower(PowerSettings now) {
        return new Settings(general, uploads, network, now, notices, history, help);
    }

    public Settings withNotices(NoticeSettings now) {
        return new Settings(general, uploads, network, power, now, history, help);
    }

    public Settings withHistory(HistorySettings now) {
        return new Settings(general, uploads, network, power, notices, now, help);
    }

    public Settings withHelp(HelpSettings now) {
        return new Settings(general, uploads, network, power, notices, history, now);
    }
}
