package app.lading.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

class SharedModelWallsTest extends HouseRules {

    SharedModelWallsTest() {
        super("app.lading.model");
    }

    @Test
    void the_model_does_no_input_or_output() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.channels..", "java.nio.file..", "java.sql..")
                .because("what both ends agree on must be testable in bytes, with no socket and no disk"));
    }

    @Test
    void the_model_belongs_to_neither_end() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "app.lading.server..",
                        "app.lading.client..",
                        "io.undertow..",
                        "org.xnio..",
                        "okhttp3..",
                        "okio..",
                        "javafx..",
                        "java.awt..")
                .because("a type of one end's transport or window would drag that end into the other"));
    }
}
