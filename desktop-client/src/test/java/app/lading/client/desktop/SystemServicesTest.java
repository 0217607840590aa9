package app.lading.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.client.desktop.DesktopProvider.Setup;
import app.lading.client.desktop.Notifier.Notification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each system's services ask of its programs and files.
class SystemServicesTest {
    private static final String LINUX = "Linux";
    private static final String MAC = "Mac OS X";
    private static final String WINDOWS = "Windows 11";

    @TempDir
    private Path home;

    private Setup setup(FakePrograms programs) {
        return new Setup(
                programs, Map.of(), home, Optional.of(Path.of("/opt/lading %1/bin/Lading \"1\"")), Runnable::run);
    }

    private static DesktopProvider of(String system) {
        return DesktopServices.provider(system);
    }

    @Test
    void each_system_has_its_own_services_and_an_unknown_one_has_none() {
        assertThat(of(LINUX).getClass().getSimpleName()).isEqualTo("LinuxDesktop");
        assertThat(of(MAC).getClass().getSimpleName()).isEqualTo("MacDesktop");
        assertThat(of(WINDOWS).getClass().getSimpleName()).isEqualTo("WindowsDesktop");
        assertThat(of("SunOS")).isInstanceOf(NoDesktop.class);
    }

    @Test
    void without_its_programs_linux_says_what_is_missing() {
        Setup bare = setup(new FakePrograms());

        assertThat(of(LINUX).keepAwake(bare).isAvailable()).isFalse();
        assertThat(of(LINUX).notifier(bare).isAvailable()).isFalse();
        assertThat(of(LINUX).revealer(bare).isAvailable()).isFalse();
        assertThat(of(LINUX).revealer(bare).reveal(home)).isCompletedExceptionally();
    }

    @Test
    void linux_is_kept_awake_by_a_child_that_ends_with_its_input() {
        FakePrograms programs = new FakePrograms("systemd-inhibit");

        KeepAwake.Hold hold = of(LINUX).keepAwake(setup(programs)).hold("3 uploads");

        assertThat(programs.ran)
                .containsExactly(List.of(
                        "/usr/bin/systemd-inhibit",
                        "--what=idle:sleep",
                        "--who=Lading",
                        "--why=3 uploads",
                        "--mode=block",
                        "cat"));
        assertThat(programs.alive).isEqualTo(1);
        hold.close();
        hold.close();
        assertThat(programs.alive).isZero();
    }

    @Test
    void macos_is_kept_awake_as_long_as_this_process() {
        FakePrograms programs = new FakePrograms();

        of(MAC).keepAwake(setup(programs)).hold("3 uploads").close();

        assertThat(programs.ran)
                .containsExactly(List.of(
                        "/usr/bin/caffeinate",
                        "-i",
                        "-w",
                        Long.toString(ProcessHandle.current().pid())));
        assertThat(programs.alive).isZero();
    }

    @Test
    void a_linux_message_is_text_and_takes_the_place_of_the_older_one() {
        FakePrograms programs = new FakePrograms("notify-send");
        programs.answer = command -> new Programs.Outcome(0, "17\n");
        Notifier notifier = of(LINUX).notifier(setup(programs));

        notifier.show(new Notification("done", "-1 done", "a <b> & c"));
        notifier.show(new Notification("done", "2 done", "d"));
        notifier.show(new Notification("needs-you", "1 asks", "e"));

        assertThat(programs.ran.get(0))
                .containsExactly(
                        "/usr/bin/notify-send",
                        "--app-name=Lading",
                        "--icon=lading",
                        "--print-id",
                        "--",
                        "-1 done",
                        "a &lt;b&gt; &amp; c");
        assertThat(programs.ran.get(1)).contains("--replace-id=17");
        assertThat(programs.ran.get(2)).doesNotContain("--replace-id=17");
    }

    @Test
    void an_older_notify_send_is_asked_for_less() {
        FakePrograms programs = new FakePrograms("notify-send");
        programs.answer = command -> new Programs.Outcome(command.contains("--print-id") ? 1 : 0, "");

        of(LINUX).notifier(setup(programs)).show(new Notification("done", "t", "b"));

        assertThat(programs.ran).hasSize(2);
        assertThat(programs.ran.getLast())
                .containsExactly("/usr/bin/notify-send", "--app-name=Lading", "--icon=lading", "--", "t", "b");
    }

    @Test
    void a_macos_message_is_never_read_as_a_script() {
        FakePrograms programs = new FakePrograms();

        of(MAC).notifier(setup(programs)).show(new Notification("done", "\" & quit", "b"));

        assertThat(programs.ran.getFirst()).endsWith("--", "\" & quit", "b");
    }

    @Test
    void linux_selects_the_file_or_opens_its_folder() throws Exception {
        Path file = Files.writeString(home.resolve("a, b ü.txt"), "");
        FakePrograms programs = new FakePrograms("dbus-send", "xdg-open");
        FileRevealer revealer = of(LINUX).revealer(setup(programs));

        revealer.reveal(file).get();
        assertThat(programs.ran).hasSize(1);
        assertThat(programs.ran.getFirst())
                .contains("--dest=org.freedesktop.FileManager1", "org.freedesktop.FileManager1.ShowItems")
                .contains("array:string:" + home.toUri() + "a%2C%20b%20%C3%BC.txt");

        programs.answer = command -> new Programs.Outcome(command.getFirst().endsWith("dbus-send") ? 1 : 0, "");
        revealer.reveal(file).get();
        assertThat(programs.ran.getLast()).containsExactly("/usr/bin/xdg-open", home.toString());
    }

    @Test
    void what_is_gone_cannot_be_shown() {
        FileRevealer revealer = of(LINUX).revealer(setup(new FakePrograms("xdg-open")));

        assertThatThrownBy(() -> revealer.reveal(home.resolve("gone")).get())
                .rootCause()
                .hasMessageEndingWith("gone is not there any more.");
    }

    @Test
    void macos_and_windows_show_files_by_their_own_programs() throws Exception {
        Path file = Files.writeString(home.resolve("a.txt"), "");
        FakePrograms programs = new FakePrograms();
        programs.answer = command -> new Programs.Outcome(command.getFirst().equals("explorer.exe") ? 1 : 0, "");

        of(MAC).revealer(setup(programs)).reveal(file).get();
        of(WINDOWS).revealer(setup(programs)).reveal(file).get();

        assertThat(programs.ran)
                .containsExactly(
                        List.of("/usr/bin/open", "-R", file.toString()),
                        List.of("explorer.exe", "/select,", file.toString()));
    }

    @Test
    void linux_starts_it_at_login_by_an_entry_of_the_desktop() throws IOException {
        Autostart autostart = of(LINUX).autostart(setup(new FakePrograms()));
        assertThat(autostart.isEnabled()).isFalse();

        autostart.enable(true);

        assertThat(autostart.isEnabled()).isTrue();
        assertThat(home.resolve(".config/autostart/app.lading.Lading.desktop"))
                .content()
                .startsWith("[Desktop Entry]\nType=Application\nName=Lading\n")
                .contains("\nExec=\"/opt/lading %%1/bin/Lading \\\\\"1\\\\\"\" --hidden\n");
        autostart.enable(false);
        assertThat(home.resolve(".config/autostart/app.lading.Lading.desktop"))
                .content()
                .doesNotContain("--hidden");
        autostart.disable();
        autostart.disable();
        assertThat(autostart.isEnabled()).isFalse();
    }

    @Test
    void linux_has_it_in_its_menus_and_gives_it_links() throws IOException {
        FakePrograms programs = new FakePrograms("update-desktop-database", "xdg-mime");
        MenuEntry menus = of(LINUX).menuEntry(setup(programs));
        Path entry = home.resolve(".local/share/applications/app.lading.Lading.desktop");
        Path icon = home.resolve(".local/share/icons/hicolor/256x256/apps/app.lading.Lading.png");

        menus.add();
        menus.add();

        assertThat(entry)
                .content()
                .startsWith("[Desktop Entry]\nType=Application\nName=Lading\n")
                .contains("\nExec=\"/opt/lading %%1/bin/Lading \\\\\"1\\\\\"\" %U\n")
                .contains("\nMimeType=x-scheme-handler/lading;\n");
        assertThat(icon).isNotEmptyFile();
        assertThat(programs.ran.get(0)).endsWith(entry.getParent().toString());
        assertThat(programs.ran.get(1)).endsWith("default", "app.lading.Lading.desktop", "x-scheme-handler/lading");

        menus.remove();
        menus.remove();
        assertThat(entry).doesNotExist();
        assertThat(icon).doesNotExist();
        assertThat(programs.ran).hasSize(5);
    }

    @Test
    void linux_starts_the_script_that_settles_the_locale() throws IOException {
        Path libexec = Files.createDirectories(home.resolve("image/libexec"));
        Path bin = Files.createDirectories(home.resolve("image/bin"));
        Path script = Files.createFile(
                bin.resolve("lading-window"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Setup setup = new Setup(
                new FakePrograms(), Map.of(), home, Optional.of(libexec.resolve("lading-window")), Runnable::run);

        of(LINUX).menuEntry(setup).add();
        of(LINUX).autostart(setup).enable(false);

        assertThat(home.resolve(".local/share/applications/app.lading.Lading.desktop"))
                .content()
                .contains("\nExec=\"" + script + "\" %U\n");
        assertThat(home.resolve(".config/autostart/app.lading.Lading.desktop"))
                .content()
                .contains("\nExec=\"" + script + "\"\n");
    }

    @Test
    void windows_has_it_in_the_menu_of_every_file_and_gives_it_links() throws IOException {
        FakePrograms programs = new FakePrograms();
        StringBuilder imported = new StringBuilder();
        programs.answer = command -> {
            if (command.contains("import")) {
                imported.append(read(Path.of(command.getLast())));
            }
            return new Programs.Outcome(0, "");
        };
        Setup setup = new Setup(
                programs, Map.of(), home, Optional.of(Path.of("C:\\Program Files\\Lading.exe")), Runnable::run);
        MenuEntry menus = of(WINDOWS).menuEntry(setup);

        menus.add();

        String classes = "[HKEY_CURRENT_USER\\Software\\Classes\\";
        String command = "@=\"\\\"C:\\\\Program Files\\\\Lading.exe\\\" \\\"%1\\\"\"";
        assertThat(imported.toString().lines().filter(line -> !line.isEmpty()))
                .containsExactly(
                        "\uFEFFWindows Registry Editor Version 5.00",
                        classes + "lading]",
                        "@=\"URL:Lading\"",
                        "\"URL Protocol\"=\"\"",
                        classes + "lading\\shell\\open\\command]",
                        command,
                        classes + "*\\shell\\Lading]",
                        "@=\"Lading\"",
                        "\"Icon\"=\"C:\\\\Program Files\\\\Lading.exe\"",
                        classes + "*\\shell\\Lading\\command]",
                        command,
                        classes + "Directory\\shell\\Lading]",
                        "@=\"Lading\"",
                        "\"Icon\"=\"C:\\\\Program Files\\\\Lading.exe\"",
                        classes + "Directory\\shell\\Lading\\command]",
                        command);
        menus.remove();
        assertThat(programs.ran)
                .contains(List.of("reg", "delete", "HKCU\\Software\\Classes\\lading", "/f"))
                .contains(List.of("reg", "delete", "HKCU\\Software\\Classes\\*\\shell\\Lading", "/f"));
    }

    @Test
    void macos_starts_it_at_login_by_a_launch_agent() throws IOException {
        Setup setup = new Setup(
                new FakePrograms(), Map.of(), home, Optional.of(Path.of("/Applications/A & B")), Runnable::run);
        Autostart autostart = of(MAC).autostart(setup);

        autostart.enable(true);

        assertThat(home.resolve("Library/LaunchAgents/app.lading.Lading.plist"))
                .content()
                .contains("<string>/Applications/A &amp; B</string>\n        <string>--hidden</string>\n    </array>");
        assertThat(autostart.isEnabled()).isTrue();
        autostart.disable();
        assertThat(autostart.isEnabled()).isFalse();
    }

    @Test
    void windows_starts_it_at_login_by_a_value_of_the_registry() throws IOException {
        FakePrograms programs = new FakePrograms();
        StringBuilder imported = new StringBuilder();
        programs.answer = command -> {
            if (command.contains("import")) {
                imported.append(read(Path.of(command.getLast())));
            }
            return new Programs.Outcome(0, "");
        };
        Setup setup = new Setup(
                programs, Map.of(), home, Optional.of(Path.of("C:\\Program Files\\Lading.exe")), Runnable::run);
        Autostart autostart = of(WINDOWS).autostart(setup);

        autostart.enable(true);

        assertThat(imported.toString().lines())
                .containsExactly(
                        "\uFEFFWindows Registry Editor Version 5.00",
                        "",
                        "[HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run]",
                        "\"Lading\"=\"\\\"C:\\\\Program Files\\\\Lading.exe\\\" --hidden\"");
        assertThat(Path.of(programs.ran.getFirst().getLast())).doesNotExist();
        autostart.disable();
        assertThat(programs.ran.getLast()).startsWith("reg", "delete").endsWith("/f");
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_16LE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_program_that_runs_from_a_build_does_not_start_at_login_and_is_in_no_menu() {
        Setup build = new Setup(new FakePrograms(), Map.of(), home, Optional.empty(), Runnable::run);

        for (String system : List.of(LINUX, MAC, WINDOWS)) {
            assertThat(of(system).autostart(build).isAvailable()).isFalse();
            assertThat(of(system).menuEntry(build).isAvailable()).isFalse();
        }
    }

    @Test
    void the_mains_are_known_on_macos() {
        FakePrograms programs = new FakePrograms();
        programs.answer = command -> new Programs.Outcome(0, "Now drawing from 'Battery Power'\n -InternalBattery-0");
        assertThat(of(MAC).powerSource(setup(programs)).isOnMains()).isFalse();

        programs.answer = command -> new Programs.Outcome(0, "Now drawing from 'AC Power'\n");
        assertThat(of(MAC).powerSource(setup(programs)).isOnMains()).isTrue();
    }

    @Test
    void programs_of_this_system_are_found_run_and_ended() throws Exception {
        SystemPrograms programs = new SystemPrograms(System.getenv(), false);
        assertThat(programs.find("sh")).isPresent();
        assertThat(programs.find("no-such-program")).isEmpty();

        assertThat(programs.run(List.of("sh", "-c", "echo one; echo two >&2; exit 3"), Duration.ofSeconds(20)))
                .isEqualTo(new Programs.Outcome(3, "one\ntwo\n"));
        assertThatThrownBy(() -> programs.run(List.of("sh", "-c", "exec tail -f /dev/null"), Duration.ofMillis(50)))
                .hasMessageContaining("did not end within");
        Programs.Running running = programs.start(List.of("cat"));
        assertThat(running.isAlive()).isTrue();
        running.close();
        Awaitility.await().until(() -> !running.isAlive());
    }

    @Test
    void the_services_of_this_system_are_made_at_once_and_end() {
        DesktopServices services = DesktopServices.ofThisSystem(home.resolve("state"));

        assertThat(services.singleInstance()).isNotNull();
        services.close();
    }
}
