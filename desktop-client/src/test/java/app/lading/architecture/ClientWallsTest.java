package app.lading.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import app.lading.client.link.OkHttpTransport;
import app.lading.client.link.Transport;
import app.lading.client.store.JobStore;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ClientWallsTest extends HouseRules {

    private static final String TRANSFER = "app.lading.client.transfer..";
    private static final String LINK = "app.lading.client.link..";
    private static final String STORE = "app.lading.client.store..";
    private static final String DESKTOP = "app.lading.client.desktop..";
    private static final String UI = "app.lading.client.ui..";
    private static final String SHELL = "app.lading.client.ui.shell..";
    private static final String CLI = "app.lading.client.cli..";
    private static final String SETTINGS = "app.lading.client.settings..";
    private static final String ACCOUNT = "app.lading.client.account..";

    ClientWallsTest() {
        super("app.lading.client");
    }

    @Test
    void the_engine_knows_neither_its_faces_nor_its_transport() {
        check(noClasses()
                .that()
                .resideInAPackage(TRANSFER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(UI, CLI, DESKTOP, "javafx..", "java.awt..", "picocli..", "okhttp3..", "okio..")
                .because("one engine serves the window and the terminal, and is tested against a wire made of memory"));
    }

    @Test
    void the_link_knows_nobody_who_uses_it() {
        check(noClasses()
                .that()
                .resideInAPackage(LINK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TRANSFER, STORE, DESKTOP, UI, CLI)
                .because("the way to the server carries bytes; what they mean is decided elsewhere"));
    }

    @Test
    void the_store_knows_neither_faces_nor_network() {
        check(noClasses()
                .that()
                .resideInAPackage(STORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(UI, CLI, DESKTOP, LINK, "okhttp3..", "okio..", "javafx..", "picocli..")
                .because("what is remembered must be readable by the next version of either face"));
    }

    @Test
    void only_the_terminal_face_reads_the_command_line() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("the window starts without it"));
    }

    @Test
    void the_terminal_face_needs_no_desktop() {
        check(noClasses()
                .that()
                .resideInAPackage(CLI)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", UI)
                .because("it runs on servers that have no screen"));
    }

    @Test
    void settings_know_nobody() {
        check(noClasses()
                .that()
                .resideInAPackage(SETTINGS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(UI, CLI, ACCOUNT, DESKTOP, TRANSFER, LINK, STORE, "javafx..", "java.awt..")
                .because("everybody reads them, so they stand at the bottom"));
    }

    @Test
    void accounts_know_no_window() {
        check(noClasses()
                .that()
                .resideInAPackage(ACCOUNT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(UI, CLI, "javafx..", "java.awt..")
                .because("signing in and sending go on without a window, and are tested without a toolkit"));
    }

    @Test
    void the_services_of_systems_know_no_window_and_no_queue() {
        check(noClasses()
                .that()
                .resideInAPackage(DESKTOP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(UI, CLI, ACCOUNT, TRANSFER, LINK, STORE, "javafx..")
                .because("each is one small thing with a fake, whatever the program does with it"));
    }

    @Test
    void only_the_services_of_systems_touch_awt() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(DESKTOP)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.awt..")
                        .because(
                                "AWT beside JavaFX can wait for it for ever on macOS; one package takes care that nobody waits"));
    }

    @Test
    void view_models_need_no_toolkit() {
        check(noClasses()
                .that()
                .haveNameMatching(
                        ".*\\.ui\\..*\\.(\\w*Model|\\w+Text|RowList|RowActions|RowProgress|QueueRow|QueueCommands|FileCommands"
                                + "|Adding|FolderQuestion|FirstClash|SpokenRow|SpokenPace|SpeedHistory|HistoryBook|Strip|Fact)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx.scene..", "javafx.stage..", "javafx.application..", "javafx.animation..", "java.awt..")
                .because("what a window does is tested in milliseconds, without a window"));
    }

    @Test
    void the_window_knows_no_sockets_and_no_sql() {
        check(noClasses()
                .that()
                .resideInAPackage(UI)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "org.h2..", "okhttp3..", "okio..", "java.nio.channels..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Socket.class)
                .because("a window that waits for a network or a database stands still"));
    }

    @Test
    void only_the_shell_of_the_window_makes_transports_and_opens_files() {
        check(noClasses()
                .that()
                .resideInAPackage(UI)
                .and()
                .resideOutsideOfPackage(SHELL)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Files.class,
                        FileInputStream.class,
                        FileOutputStream.class,
                        RandomAccessFile.class,
                        Transport.class,
                        OkHttpTransport.class,
                        JobStore.class)
                .because("views bind and view models ask; what reads and writes is handed to them"));
    }
}
