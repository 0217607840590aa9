package app.lading.server.cli;

import app.lading.model.size.ByteSize;
import app.lading.server.control.ControlAnswer;
import app.lading.server.control.ControlRequest;
import app.lading.server.storage.DataFolderInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `lading-server user`: accounts, whether the server runs or not.
@Command(
        name = "user",
        description = "Adds, lists, changes and removes accounts. Works also while the server runs.",
        footer = {
            "",
            "Example:",
            "  lading-server user add ana --quota 100GB --data /srv/lading",
            "",
            "A password has 8 to 1,024 bytes. It is asked for at the terminal, or read from the first",
            "line of standard input.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 the data folder is in use by a process that",
            "cannot be asked."
        })
final class UserCommand {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private final AdministratorDesk desk;
    private final ServerConsole console;

    UserCommand(AdministratorDesk desk, ServerConsole console) {
        this.desk = desk;
        this.console = console;
    }

    @Command(name = "add", description = "Makes an account.")
    int add(
            @Mixin DataOption folder,
            @Parameters(
                            paramLabel = "NAME",
                            description = "1 to 32 of a-z 0-9 . _ -, beginning with a letter or digit.")
                    String name,
            @Option(names = "--admin", description = "Marks the account as an administrator's; grants nothing yet.")
                    boolean admin,
            @Option(
                            names = "--quota",
                            paramLabel = "SIZE",
                            converter = Size.class,
                            description =
                                    "How much the user may store, such as 500GB (GB is 1,000,000,000 bytes) or 2TiB. Default:"
                                            + " no limit.")
                    @Nullable
                    Long quota)
            throws IOException, DataFolderInUse {
        @Nullable String password = passwordOf(folder, name, true);
        if (password == null) {
            return ExitCodes.FAILED;
        }
        return ask(
                folder,
                new ControlRequest.AddUser(name, password, admin, quota),
                "Account '" + name.toLowerCase(Locale.ROOT) + "' is made.");
    }

    @Command(name = "list", description = "Lists the accounts.")
    int list(@Mixin DataOption folder) throws IOException, DataFolderInUse {
        List<ControlAnswer.User> users = new ArrayList<>();
        int[] exit = {ExitCodes.FAILED};
        desk.ask(folder.data, new ControlRequest.ListUsers(), answer -> {
            if (answer instanceof ControlAnswer.User user) {
                users.add(user);
            } else {
                exit[0] = tellEnd(answer, null);
            }
        });
        if (exit[0] == ExitCodes.OK && users.isEmpty()) {
            console.tell("There are no accounts yet. Make one with: lading-server user add NAME");
        } else if (exit[0] == ExitCodes.OK) {
            console.print(String.format(
                    "%-32s  %-5s  %-8s  %10s  %10s  %s", "NAME", "ADMIN", "STATE", "USED", "QUOTA", "SINCE"));
            users.forEach(user -> console.print(row(user)));
        }
        return exit[0];
    }

    @Command(name = "passwd", description = "Sets a new password and ends the user's sessions.")
    int passwd(@Mixin DataOption folder, @Parameters(paramLabel = "NAME", description = "The account.") String name)
            throws IOException, DataFolderInUse {
        @Nullable String password = passwordOf(folder, name, false);
        if (password == null) {
            return ExitCodes.FAILED;
        }
        return ask(
                folder,
                new ControlRequest.SetPassword(name, password),
                "'" + name + "' has a new password, and is signed out everywhere.");
    }

    @Command(name = "quota", description = "Sets how much a user may store.")
    int quota(
            @Mixin DataOption folder,
            @Parameters(index = "0", paramLabel = "NAME", description = "The account.") String name,
            @Parameters(
                            index = "1",
                            paramLabel = "SIZE",
                            converter = SizeOrNone.class,
                            description = "Such as 500GB (GB is 1,000,000,000 bytes) or 2TiB; 'none' for no limit.")
                    Long quota)
            throws IOException, DataFolderInUse {
        boolean none = quota == SizeOrNone.NONE;
        return ask(
                folder,
                new ControlRequest.SetQuota(name, none ? null : quota),
                none
                        ? "'" + name + "' may store without limit."
                        : "'" + name + "' may store " + ByteSize.format(quota) + ".");
    }

    @Command(name = "disable", description = "Lets a user in no more; files and unfinished uploads are kept.")
    int disable(@Mixin DataOption folder, @Parameters(paramLabel = "NAME", description = "The account.") String name)
            throws IOException, DataFolderInUse {
        return ask(
                folder, new ControlRequest.DisableUser(name), "'" + name + "' is disabled and signed out everywhere.");
    }

    @Command(name = "enable", description = "Lets a disabled user in again.")
    int enable(@Mixin DataOption folder, @Parameters(paramLabel = "NAME", description = "The account.") String name)
            throws IOException, DataFolderInUse {
        return ask(folder, new ControlRequest.EnableUser(name), "'" + name + "' may sign in again.");
    }

    @Command(
            name = "remove",
            description = "Deletes an account and its unfinished uploads. Finished files are moved to removed/ in the"
                    + " data folder, not deleted.")
    int remove(@Mixin DataOption folder, @Parameters(paramLabel = "NAME", description = "The account.") String name)
            throws IOException, DataFolderInUse {
        return ask(folder, new ControlRequest.RemoveUser(name), "Account '" + name + "' is removed.");
    }

    /// Asks for a new password, when the account is one that can have it.
    ///
    /// @return null when it is none, or no password came; then that has been told
    private @Nullable String passwordOf(DataOption folder, String name, boolean isNew)
            throws IOException, DataFolderInUse {
        // A folder that is not there has no accounts, and is not made before there is one.
        boolean possible = (isNew && !Files.isDirectory(folder.data))
                || ask(folder, new ControlRequest.CheckUser(name, isNew), null) == ExitCodes.OK;
        return possible ? console.newPassword(name) : null;
    }

    private int ask(DataOption folder, ControlRequest request, @Nullable String done)
            throws IOException, DataFolderInUse {
        int[] exit = {ExitCodes.FAILED};
        desk.ask(folder.data, request, answer -> exit[0] = tellEnd(answer, done));
        return exit[0];
    }

    private int tellEnd(ControlAnswer answer, @Nullable String done) {
        switch (answer) {
            case ControlAnswer.Done(String note) -> {
                if (done != null) {
                    console.print(done);
                }
                if (note != null) {
                    console.print(note);
                }
                return ExitCodes.OK;
            }
            case ControlAnswer.Refused refused -> {
                console.tell(Sentences.refusal(refused));
                return ExitCodes.FAILED;
            }
            case ControlAnswer.User user -> throw unexpected(user);
            case ControlAnswer.Checked checked -> throw unexpected(checked);
            case ControlAnswer.Report report -> throw unexpected(report);
        }
    }

    private static IllegalStateException unexpected(ControlAnswer answer) {
        return new IllegalStateException("the server answered with " + answer + ", which answers something else");
    }

    private static String row(ControlAnswer.User user) {
        @Nullable Long quota = user.quota();
        return String.format(
                "%-32s  %-5s  %-8s  %10s  %10s  %s",
                user.name(),
                user.admin() ? "yes" : "no",
                user.disabled() ? "disabled" : "active",
                ByteSize.format(user.used()),
                quota == null ? "none" : ByteSize.format(quota),
                DAY.format(user.created().atZone(ZoneId.systemDefault())));
    }

    /// A size as people write it.
    static class Size implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return ByteSize.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /// A size, or `none`.
    static final class SizeOrNone extends Size {
        static final long NONE = -1;

        @Override
        public Long convert(String text) {
            return text.equals("none") ? (Long) NONE : super.convert(text);
        }
    }
}
