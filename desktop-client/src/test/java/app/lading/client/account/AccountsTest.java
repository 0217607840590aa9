package app.lading.client.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.account.SignInResult.SignedIn;
import app.lading.client.desktop.FakeKeychain;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    private static final Account ANA = new Account(ServerAddress.parse("https://files.example.org"), "ana");
    private static final Account BEN = new Account(ServerAddress.parse("http://lab.lan:8470"), "ben");

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final Clock clock =
            InstantSource.tick(() -> now, Duration.ofNanos(1)).withZone(ZoneOffset.UTC);
    private final FakeKeychain keychain = new FakeKeychain();

    @TempDir
    private Path folder;

    private Accounts open(FakeKeychain with) throws IOException {
        return Accounts.open(folder.resolve("accounts.json"), with, clock, Runnable::run);
    }

    private SignedIn session(Account account, String token) {
        return new SignedIn(account, new Token(token), now.plus(Duration.ofDays(30)));
    }

    @Test
    void a_token_is_there_after_a_start_but_never_in_the_file() throws Exception {
        Accounts accounts = open(keychain);
        assertThat(accounts.remember(session(ANA, "t0k3n"), true).get()).isEqualTo(new Accounts.Place.Keychain());

        assertThat(Files.readString(folder.resolve("accounts.json")))
                .contains("files.example.org")
                .doesNotContain("t0k3n");
        assertThat(keychain.secrets).containsExactly(java.util.Map.entry(ANA.id(), "t0k3n"));
        assertThat(ANA.id()).doesNotContain("ana").hasSize(24);

        assertThat(open(keychain).token(ANA).get())
                .isEqualTo(new KeptToken.Valid(new Token("t0k3n"), now.plus(Duration.ofDays(30))));
    }

    @Test
    void without_a_keychain_the_session_lasts_for_this_run_and_that_is_said() throws Exception {
        FakeKeychain none = FakeKeychain.missing();
        Accounts accounts = open(none);

        assertThat(accounts.remember(session(ANA, "t"), true).get())
                .isEqualTo(new Accounts.Place.ThisRunOnly("This system has no keychain that this program can use."));
        assertThat(accounts.token(ANA).get()).isInstanceOf(KeptToken.Valid.class);
        assertThat(open(none).token(ANA).get()).isEqualTo(new KeptToken.Missing());
        assertThat(open(none).known()).extracting(Accounts.Known::account).containsExactly(ANA);
    }

    @Test
    void a_keychain_that_refuses_costs_only_the_next_sign_in() throws Exception {
        keychain.refusal = "The keychain of this system refused.";
        Accounts accounts = open(keychain);

        assertThat(accounts.remember(session(ANA, "t"), true).get())
                .isEqualTo(new Accounts.Place.ThisRunOnly("The keychain of this system refused."));
        assertThat(open(keychain).token(ANA).get()).isEqualTo(new KeptToken.Missing());
    }

    @Test
    void a_locked_keychain_is_not_taken_for_signed_out() throws Exception {
        open(keychain).remember(session(ANA, "t"), true).get();
        keychain.refusal = "The keychain of this system refused.";

        assertThat(open(keychain).token(ANA).get())
                .isEqualTo(new KeptToken.Unreadable("The keychain of this system refused."));
    }

    @Test
    void who_does_not_want_to_be_kept_signed_in_leaves_nothing_in_the_keychain() throws Exception {
        open(keychain).remember(session(ANA, "old"), true).get();
        Accounts accounts = open(keychain);

        assertThat(accounts.remember(session(ANA, "new"), false).get()).isEqualTo(new Accounts.Place.ThisRun());

        assertThat(keychain.secrets).isEmpty();
        assertThat(accounts.token(ANA).get()).isInstanceOf(KeptToken.Valid.class);
        assertThat(open(keychain).token(ANA).get()).isEqualTo(new KeptToken.Missing());
    }

    @Test
    void a_token_is_used_until_the_server_says_no_however_old_it_is() throws Exception {
        Accounts accounts = open(keychain);
        accounts.remember(session(ANA, "t"), true).get();
        now = now.plus(Duration.ofDays(60));

        assertThat(accounts.token(ANA).get()).isInstanceOf(KeptToken.Valid.class);
        assertThat(open(keychain).token(ANA).get()).isInstanceOf(KeptToken.Valid.class);
    }

    @Test
    void the_account_that_was_used_last_stands_first() throws Exception {
        Accounts accounts = open(keychain);
        List<String> told = new ArrayList<>();
        accounts.listen(() -> told.add("changed"));
        accounts.remember(session(ANA, "a"), true).get();
        accounts.remember(session(BEN, "b"), true).get();
        now = now.plusSeconds(1);
        accounts.used(ANA);

        assertThat(told).hasSizeGreaterThanOrEqualTo(3);
        assertThat(open(keychain).known()).extracting(Accounts.Known::account).containsExactly(ANA, BEN);
        assertThat(open(keychain).token(ANA).get()).isInstanceOf(KeptToken.Valid.class);
    }

    @Test
    void signing_out_keeps_the_account_and_forgetting_does_not() throws Exception {
        Accounts accounts = open(keychain);
        accounts.remember(session(ANA, "a"), true).get();
        accounts.remember(session(BEN, "b"), true).get();

        accounts.signedOut(ANA).get();
        accounts.forget(BEN).get();

        assertThat(keychain.secrets).isEmpty();
        assertThat(accounts.known()).extracting(Accounts.Known::account).containsExactly(ANA);
        assertThat(accounts.token(ANA).get()).isEqualTo(new KeptToken.Missing());
    }
}
