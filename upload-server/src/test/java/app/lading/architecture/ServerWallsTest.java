package app.lading.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.nio.channels.FileChannel;
import org.junit.jupiter.api.Test;

class ServerWallsTest extends HouseRules {

    private static final String ROOT = "app.lading.server";
    private static final String ACCESS = "app.lading.server.access..";
    private static final String LOGIC = "app.lading.server.logic..";
    private static final String STORAGE = "app.lading.server.storage..";
    private static final String[] SQL = {"java.sql..", "javax.sql..", "org.h2..", "com.zaxxer..", "org.flywaydb.."};
    private static final String[] HTTP = {"io.undertow..", "org.xnio.."};

    ServerWallsTest() {
        super("app.lading.server");
    }

    @Test
    void storage_knows_no_floor_above_it() {
        check(noClasses()
                .that()
                .resideInAPackage(STORAGE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ACCESS, LOGIC)
                .because("what lasts must be readable, testable and repairable without the rest of the server"));
    }

    @Test
    void logic_knows_no_floor_above_it() {
        check(noClasses()
                .that()
                .resideInAPackage(LOGIC)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ACCESS)
                .because("several access nodes shall be able to stand in front of one logic"));
    }

    @Test
    void access_does_not_know_how_the_program_is_put_together() {
        check(noClasses()
                .that()
                .resideInAPackage(ACCESS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .because("parts are handed in by constructor"));
    }

    @Test
    void storage_knows_neither_http_nor_messages() {
        check(noClasses()
                .that()
                .resideInAPackage(STORAGE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("app.lading.model.message..")
                .because("files that outlive a protocol version must not be shaped by it"));
    }

    @Test
    void logic_knows_neither_http_nor_sql() {
        check(noClasses()
                .that()
                .resideInAPackage(LOGIC)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL)
                .because("the decisions must be testable without a socket and without a database"));
    }

    @Test
    void access_knows_neither_sql_nor_open_files() {
        check(noClasses()
                .that()
                .resideInAPackage(ACCESS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(FileChannel.class)
                .because("a connection holds no state that must survive it"));
    }

    @Test
    void only_the_program_itself_reads_the_command_line() {
        check(noClasses()
                .that()
                .resideInAnyPackage(ACCESS, LOGIC, STORAGE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("options become plain constructor parameters at the door"));
    }
}
