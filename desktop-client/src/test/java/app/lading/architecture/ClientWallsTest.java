package app.lading.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

class ClientWallsTest extends HouseRules {

    private static final String TRANSFER = "app.lading.client.transfer..";
    private static final String LINK = "app.lading.client.link..";
    private static final String STORE = "app.lading.client.store..";
    private static final String DESKTOP = "app.lading.client.desktop..";
    private static final String UI = "app.lading.client.ui..";
    private static final String CLI = "app.lading.client.cli..";

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
}
