package app.lading.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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

    @Test
    void the_frame_codec_needs_nothing_but_java() {
        check(
                classes()
                        .that()
                        .resideInAPackage("app.lading.model.frame")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "app.lading.model.frame",
                                "java.lang..",
                                "java.nio",
                                "java.nio.charset",
                                "java.security", // SHA-1 of the handshake
                                "java.util",
                                "org.jspecify.annotations")
                        .because(
                                "both ends read and write frames with it, and every rule of RFC 6455 is tested with bytes alone"));
    }
}
