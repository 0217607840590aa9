package app.lading.client.ui.settings;

import app.lading.client.settings.GeneralSettings;
import app.lading.client.settings.HelpSettings;
import app.lading.client.settings.LimitRule;
import app.lading.client.settings.NetworkSettings;
import app.lading.client.settings.PowerSettings;
import app.lading.client.settings.ProxySetting;
import app.lading.client.settings.TrustedServer;
import app.lading.client.settings.UploadSettings;
import java.util.List;
import java.util.Optional;

/// Everything that can be set, in the order in which it is shown.
final class SettingsCatalog {
    static final Setting<Long> LIMIT = Setting.own(
            "limit",
            now -> now.network().limit(),
            (now, v) -> now.withNetwork(now.network().withLimit(v)));
    static final Setting<List<LimitRule>> SCHEDULE = Setting.own(
            "schedule",
            now -> now.network().schedule(),
            (now, v) -> now.withNetwork(now.network().withSchedule(v)));
    static final Setting<List<String>> IGNORE = Setting.own(
            "ignore",
            now -> now.uploads().ignore(),
            (now, v) -> now.withUploads(now.uploads().withIgnore(v)));
    static final Setting<ProxySetting> PROXY = Setting.own(
            "proxy",
            now -> now.network().proxy(),
            (now, v) -> now.withNetwork(now.network().withProxy(v)));
    static final Setting<Optional<String>> AUTHORITY = Setting.own(
            "authority",
            now -> Optional.ofNullable(now.network().authority()),
            (now, v) -> now.withNetwork(now.network().withAuthority(v.orElse(null))));
    static final Setting<List<TrustedServer>> TRUSTED = Setting.own(
            "trusted",
            now -> now.network().trusted(),
            (now, v) -> now.withNetwork(now.network().withTrusted(v)));
    /// Nothing is kept of it.
    static final Setting<String> CONNECTION = Setting.own("connection", now -> "", (now, v) -> now);
    static final Setting<Boolean> START_AT_LOGIN = Setting.toggle(
            "start-at-login",
            now -> now.general().startAtLogin(),
            (now, v) -> now.withGeneral(now.general().withStartAtLogin(v)));
    static final Setting<Boolean> START_HIDDEN = Setting.toggle(
            "start-hidden",
            now -> now.general().startHidden(),
            (now, v) -> now.withGeneral(now.general().withStartHidden(v)));
    static final Setting<Boolean> CLOSE_TO_TRAY = Setting.toggle(
            "close-to-tray",
            now -> now.general().closeToTray(),
            (now, v) -> now.withGeneral(now.general().withCloseToTray(v)));
    static final Setting<Boolean> OPEN_LINKS = Setting.toggle(
            "open-links",
            now -> now.general().openLinks(),
            (now, v) -> now.withGeneral(now.general().withOpenLinks(v)));

    private SettingsCatalog() {}

    static List<SettingsSection> sections() {
        return List.of(
                new SettingsSection(
                        "general",
                        "fth-sliders",
                        List.of(
                                Setting.choice(
                                        "theme",
                                        GeneralSettings.Theme.class,
                                        now -> now.general().theme(),
                                        (now, v) ->
                                                now.withGeneral(now.general().withTheme(v))),
                                Setting.choice(
                                        "language",
                                        GeneralSettings.Language.class,
                                        now -> now.general().language(),
                                        (now, v) ->
                                                now.withGeneral(now.general().withLanguage(v))),
                                Setting.choice(
                                        "units",
                                        GeneralSettings.SizeUnits.class,
                                        now -> now.general().units(),
                                        (now, v) ->
                                                now.withGeneral(now.general().withUnits(v))),
                                Setting.number(
                                        "text-size",
                                        List.of(100, 115, 130, 150, 175, 200),
                                        now -> now.general().textPercent(),
                                        (now, v) ->
                                                now.withGeneral(now.general().withTextPercent(v))),
                                START_AT_LOGIN,
                                START_HIDDEN,
                                CLOSE_TO_TRAY,
                                OPEN_LINKS)),
                new SettingsSection(
                        "uploads",
                        "fth-upload",
                        List.of(
                                Setting.number(
                                        "parallel",
                                        List.of(1, 2, 3, 4, 6, 8, 12, UploadSettings.MOST_PARALLEL),
                                        now -> now.uploads().parallel(),
                                        (now, v) ->
                                                now.withUploads(now.uploads().withParallel(v))),
                                Setting.choice(
                                        "conflicts",
                                        UploadSettings.ConflictChoice.class,
                                        now -> now.uploads().conflicts(),
                                        (now, v) ->
                                                now.withUploads(now.uploads().withConflicts(v))),
                                IGNORE,
                                Setting.toggle(
                                        "empty-folders",
                                        now -> now.uploads().keepEmptyFolders(),
                                        (now, v) ->
                                                now.withUploads(now.uploads().withKeepEmptyFolders(v))),
                                Setting.toggle(
                                        "follow-links",
                                        now -> now.uploads().followLinks(),
                                        (now, v) ->
                                                now.withUploads(now.uploads().withFollowLinks(v))))),
                new SettingsSection(
                        "network",
                        "fth-globe",
                        List.of(
                                LIMIT,
                                SCHEDULE,
                                Setting.choice(
                                        "metered",
                                        NetworkSettings.MeteredPolicy.class,
                                        now -> now.network().metered(),
                                        (now, v) ->
                                                now.withNetwork(now.network().withMetered(v))),
                                PROXY,
                                AUTHORITY,
                                TRUSTED)),
                new SettingsSection(
                        "power",
                        "fth-battery-charging",
                        List.of(Setting.choice(
                                "keep-awake",
                                PowerSettings.KeepAwakePolicy.class,
                                now -> now.power().keepAwake(),
                                (now, v) -> now.withPower(now.power().withKeepAwake(v))))),
                new SettingsSection(
                        "notices",
                        "fth-bell",
                        List.of(
                                Setting.toggle(
                                        "batch-done",
                                        now -> now.notices().batchDone(),
                                        (now, v) ->
                                                now.withNotices(now.notices().withBatchDone(v))),
                                Setting.toggle(
                                        "needs-me",
                                        now -> now.notices().needsMe(),
                                        (now, v) ->
                                                now.withNotices(now.notices().withNeedsMe(v))),
                                Setting.number(
                                        "minimum-seconds",
                                        List.of(0, 10, 30, 60, 300, 1800),
                                        now -> now.notices().minimumSeconds(),
                                        (now, v) ->
                                                now.withNotices(now.notices().withMinimumSeconds(v))))),
                new SettingsSection(
                        "history",
                        "fth-clock",
                        List.of(
                                Setting.number(
                                        "days",
                                        List.of(1, 7, 30, 90, 180, 365, 1095, 3650),
                                        now -> now.history().days(),
                                        (now, v) ->
                                                now.withHistory(now.history().withDays(v))),
                                Setting.number(
                                        "rows",
                                        List.of(0, 1000, 10_000, 100_000, 1_000_000, 10_000_000),
                                        now -> now.history().rows(),
                                        (now, v) ->
                                                now.withHistory(now.history().withRows(v))))),
                new SettingsSection(
                        "help",
                        "fth-life-buoy",
                        List.of(
                                CONNECTION,
                                Setting.choice(
                                        "log",
                                        HelpSettings.LogLevel.class,
                                        now -> now.help().log(),
                                        (now, v) -> now.withHelp(new HelpSettings(v))))));
    }
}
