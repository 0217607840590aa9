package app.lading.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The rules that hold in every module. Each module inherits this class, names its root package, and adds its own
/// walls.
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once, not once a rule
public abstract class HouseRules {

    private final JavaClasses classes;

    /// @param root the root package of the module, for example `app.lading.model`
    protected HouseRules(String root) {
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    /// Checks one more rule against the main code of the module. A rule about a package that has no class yet
    /// holds.
    protected final void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }

    @Test
    void nothing_prints_to_the_terminal_but_the_console_classes() {
        check(noClasses()
                .that(are(DescribedPredicate.not(simpleNameEndingWith("Console"))))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .because("what a person reads goes through one class that knows about quiet, JSON and terminals;"
                        + " everything else goes to the log"));
    }

    @Test
    void nothing_sleeps() {
        check(
                noClasses()
                        .should()
                        .callMethodWhere(calls(Thread.class, "sleep"))
                        .because(
                                "a sleeping thread cannot be hurried, tested or stopped; wait for a condition or ask the timer"));
    }

    @Test
    void every_thread_has_a_name() {
        check(noClasses()
                .that(are(DescribedPredicate.not(simpleNameEndingWith("Threads"))))
                .should()
                .callConstructorWhere(DescribedPredicate.describe(
                        "it makes a Thread", call -> call.getTargetOwner().isEquivalentTo(Thread.class)))
                .orShould()
                .callMethodWhere(calls(Thread.class, "startVirtualThread"))
                .orShould()
                .callMethodWhere(calls(Executors.class, "newVirtualThreadPerTaskExecutor"))
                .because("a thread without a name tells nothing in a thread dump; use Thread.ofPlatform().name(...)"
                        + " or the module's class of named threads"));
    }

    @Test
    void no_pool_is_shut_down_by_interrupting_its_threads() {
        check(noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "it is shutdownNow()",
                        call -> call.getName().equals("shutdownNow")
                                && call.getTargetOwner().isAssignableTo(ExecutorService.class)))
                .because("an interrupt closes the FileChannel or the database connection the thread is using"));
    }

    @Test
    void logging_goes_through_slf4j() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .because("one log, one configuration"));
    }

    @Test
    void packages_form_no_cycles() {
        check(slices().assignedFrom(new EachPackage())
                .should()
                .beFreeOfCycles()
                .because("a package that can be read alone can be understood alone"));
    }

    private static DescribedPredicate<JavaMethodCall> calls(Class<?> type, String name) {
        return DescribedPredicate.describe(
                "it is " + type.getSimpleName() + "." + name,
                call -> call.getName().equals(name) && call.getTargetOwner().isEquivalentTo(type));
    }

    private static final class EachPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }
}
