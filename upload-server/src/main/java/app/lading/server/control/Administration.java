package app.lading.server.control;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.server.logic.Account;
import app.lading.server.logic.Accounts;
import app.lading.server.logic.Library;
import app.lading.server.logic.ServerCore;
import app.lading.server.logic.VerifyReport;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out what an administrator asks for; the same code within a running server and without one. Thread
/// safe, and blocks until it is done.
public final class Administration {
    private static final Logger LOG = LoggerFactory.getLogger(Administration.class);

    private final Accounts accounts;
    private final Library library;

    public Administration(ServerCore core) {
        this.accounts = core.accounts();
        this.library = core.library();
    }

    /// Does what is asked for.
    ///
    /// @param answers told one after another; the last one says how it ended
    public void handle(ControlRequest request, Consumer<ControlAnswer> answers) {
        ControlAnswer last;
        try {
            last = carryOut(request, answers);
        } catch (LadingException e) {
            last = refused(e.code(), String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            // Whoever asked is gone; there is nobody to tell.
            throw e;
        } catch (RuntimeException e) {
            LOG.error("A mistake of the server while carrying out {}", request, e);
            last = refused(ErrorCode.INTERNAL, "the server made a mistake: " + e.getMessage());
        }
        answers.accept(last);
    }

    /// The answer that something cannot be done. What an error code advises is meant for people who send files;
    /// an administrator has other means.
    private static ControlAnswer refused(ErrorCode code, String message) {
        String remedy = switch (code) {
            case NAME_EXISTS -> "Choose another name, or change that account: see 'lading-server user --help'.";
            case BAD_NAME -> "Choose another name for the account.";
            case BAD_REQUEST -> "Choose another password.";
            case NOT_FOUND -> "See the names with 'lading-server user list'.";
            case NO_SPACE -> "Free space on the disk of the data folder.";
            case STORE_UNAVAILABLE, IO_ERROR -> "Look at the disk of the data folder and at the log, then try again.";
            case INTERNAL -> "The log says more.";
            default -> code.remedy();
        };
        return new ControlAnswer.Refused(code.wireName(), message, remedy);
    }

    private ControlAnswer carryOut(ControlRequest request, Consumer<ControlAnswer> answers) throws LadingException {
        switch (request) {
            case ControlRequest.AddUser add -> accounts.add(add.name(), add.password(), add.admin(), add.quota());
            case ControlRequest.CheckUser(String name, boolean isNew) -> accounts.check(name, isNew);
            case ControlRequest.ListUsers() -> accounts.list().forEach(account -> answers.accept(describe(account)));
            case ControlRequest.SetPassword set -> accounts.setPassword(set.name(), set.password());
            case ControlRequest.SetQuota set -> accounts.setQuota(set.name(), set.quota());
            case ControlRequest.DisableUser(String name) -> accounts.disable(name);
            case ControlRequest.EnableUser(String name) -> accounts.enable(name);
            case ControlRequest.RemoveUser(String name) -> {
                Optional<Path> moved = accounts.remove(name);
                return new ControlAnswer.Done(moved.map(to -> "The finished files were moved to " + to)
                        .orElse(null));
            }
            case ControlRequest.Verify() -> {
                return verify(answers);
            }
        }
        return new ControlAnswer.Done(null);
    }

    private ControlAnswer verify(Consumer<ControlAnswer> answers) throws LadingException {
        VerifyReport report = library.verify(file -> answers.accept(new ControlAnswer.Checked(
                file.user(),
                file.folder(),
                file.name(),
                file.size(),
                file.verdict().name().toLowerCase(Locale.ROOT),
                file.problem())));
        return new ControlAnswer.Report(
                report.ok(), report.damaged(), report.missing(), report.unknown(), report.bytes());
    }

    private static ControlAnswer describe(Account account) {
        return new ControlAnswer.User(
                account.name(),
                account.admin(),
                account.disabled(),
                account.quota(),
                account.used(),
                account.created());
    }
}
