package app.lading.server.logic;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.name.FileNames;
import app.lading.server.storage.AccountRow;
import app.lading.server.storage.AccountStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The people who may sign in. Changes wait until they last; reading is from memory. Thread safe.
public final class Accounts {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");

    /// Names that no folder can have on Windows, with or without an ending.
    private static final Pattern RESERVED = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    /// What happens to a user's sessions and uploads when the account changes.
    interface Consequences {
        void sessionsEnd(String user) throws LadingException;

        void uploadsEnd(String user) throws LadingException;
    }

    private final AccountStore store;
    private final Passwords passwords;
    private final Ledger ledger;
    private final Clock clock;
    private final Consequences consequences;

    /// Changes come one after the other, because each writes the whole list of accounts; reading needs no
    /// lock.
    private final ReentrantLock changing = new ReentrantLock();

    private final Map<String, AccountRow> accounts = new ConcurrentSkipListMap<>();

    Accounts(AccountStore store, Passwords passwords, Ledger ledger, Clock clock, Consequences consequences)
            throws LadingException {
        this.store = store;
        this.passwords = passwords;
        this.ledger = ledger;
        this.clock = clock;
        this.consequences = consequences;
        store.accounts().forEach(row -> accounts.put(row.name(), row));
    }

    public boolean isEmpty() {
        return accounts.isEmpty();
    }

    /// All accounts, by name.
    public List<Account> list() {
        return accounts.values().stream()
                .map(row -> new Account(
                        row.name(),
                        row.admin(),
                        row.quota(),
                        row.disabled(),
                        row.created(),
                        ledger.use(row.name()).used()))
                .toList();
    }

    /// Whether an account can be made, or is there to be changed.
    ///
    /// @param isNew whether it is to be made
    /// @throws LadingException `bad-name` or `name-exists` when it cannot be made, `not-found` when it is not there
    public void check(String name, boolean isNew) throws LadingException {
        if (!isNew) {
            existing(name);
            return;
        }
        String small = checkName(name);
        if (accounts.containsKey(small)) {
            throw alreadyThere(small);
        }
    }

    /// Makes an account.
    ///
    /// @param name `[a-z0-9][a-z0-9._-]{0,31}`; capitals are made small
    /// @param password 8 to 1,024 bytes
    /// @param quota bytes, null for no limit
    /// @throws LadingException `bad-name`, `name-exists`, `bad-request` for the password, `store-unavailable`
    public void add(String name, String password, boolean admin, @Nullable Long quota) throws LadingException {
        String small = checkName(name);
        passwords.check(password);
        String hash = passwords.hash(password);
        changing.lock();
        try {
            if (accounts.containsKey(small)) {
                throw alreadyThere(small);
            }
            put(new AccountRow(small, hash, admin, quota, false, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        } finally {
            changing.unlock();
        }
    }

    private static LadingException alreadyThere(String small) {
        return new LadingException(ErrorCode.NAME_EXISTS, "there is an account '" + small + "' already");
    }

    /// Sets a new password and ends the user's sessions.
    ///
    /// @throws LadingException `not-found`, `bad-request`, `store-unavailable`
    public void setPassword(String name, String password) throws LadingException {
        passwords.check(password);
        String hash = passwords.hash(password);
        changing.lock();
        try {
            AccountRow row = existing(name);
            put(new AccountRow(row.name(), hash, row.admin(), row.quota(), row.disabled(), row.created()));
        } finally {
            changing.unlock();
        }
        consequences.sessionsEnd(small(name));
    }

    /// Sets how much a user may store.
    ///
    /// @param quota bytes, null for no limit
    /// @throws LadingException `not-found`, `store-unavailable`
    public void setQuota(String name, @Nullable Long quota) throws LadingException {
        changing.lock();
        try {
            AccountRow row = existing(name);
            put(new AccountRow(row.name(), row.password(), row.admin(), quota, row.disabled(), row.created()));
        } finally {
            changing.unlock();
        }
    }

    /// Keeps the user out and ends the sessions; files and uploads stay.
    ///
    /// @throws LadingException `not-found`, `store-unavailable`
    public void disable(String name) throws LadingException {
        setDisabled(name, true);
        consequences.sessionsEnd(small(name));
    }

    /// Lets a disabled user in again.
    ///
    /// @throws LadingException `not-found`, `store-unavailable`
    public void enable(String name) throws LadingException {
        setDisabled(name, false);
    }

    /// Removes the account with its sessions and unfinished uploads, and moves the finished files away.
    ///
    /// @return the folder in which the finished files are now; empty when there were none
    /// @throws LadingException `not-found`, `store-unavailable`
    public Optional<Path> remove(String name) throws LadingException {
        disable(name);
        consequences.uploadsEnd(small(name));
        changing.lock();
        try {
            AccountRow row = existing(name);
            List<AccountRow> left = new ArrayList<>(accounts.values());
            left.remove(row);
            Optional<Path> moved = Outcomes.await(store.remove(row.name(), left));
            accounts.remove(row.name());
            ledger.setUsed(row.name(), 0);
            return moved;
        } finally {
            changing.unlock();
        }
    }

    /// The account of a user who may sign in; null for everybody else.
    @Nullable
    AccountRow active(String name) {
        AccountRow row = accounts.get(small(name));
        return row == null || row.disabled() ? null : row;
    }

    /// The bytes a user may store; null for no limit.
    @Nullable
    Long quota(String name) {
        AccountRow row = accounts.get(name);
        return row == null ? null : row.quota();
    }

    private void setDisabled(String name, boolean disabled) throws LadingException {
        changing.lock();
        try {
            AccountRow row = existing(name);
            put(new AccountRow(row.name(), row.password(), row.admin(), row.quota(), disabled, row.created()));
        } finally {
            changing.unlock();
        }
    }

    private void put(AccountRow row) throws LadingException {
        Outcomes.await(store.put(row));
        accounts.put(row.name(), row);
    }

    private AccountRow existing(String name) throws LadingException {
        AccountRow row = accounts.get(small(name));
        if (row == null) {
            throw new LadingException(ErrorCode.NOT_FOUND, "there is no account '" + FileNames.visible(name) + "'");
        }
        return row;
    }

    /// Whether an account can have this name, written small.
    static boolean canBeName(String small) {
        return NAME.matcher(small).matches();
    }

    private static String checkName(String name) throws LadingException {
        String small = small(name);
        if (!canBeName(small)) {
            throw new LadingException(
                    ErrorCode.BAD_NAME,
                    "a user name has 1 to 32 of a-z 0-9 . _ - and starts with a letter or digit, but got '"
                            + FileNames.visible(name) + "'");
        }
        if (RESERVED.matcher(small).matches() || small.endsWith(".")) {
            throw new LadingException(
                    ErrorCode.BAD_NAME, "'" + small + "' cannot be the name of a folder on every system");
        }
        return small;
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
