package app.lading.client.cli;

import app.lading.client.cli.report.PutPlan;
import app.lading.client.cli.report.PutSummary;
import app.lading.client.cli.report.PutSummary.End;
import app.lading.client.cli.report.PutView;
import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.Token;
import app.lading.client.link.Transport;
import app.lading.client.store.ItemRow;
import app.lading.client.store.JobStore;
import app.lading.client.store.RowState;
import app.lading.client.store.StoreException;
import app.lading.client.transfer.Engine;
import app.lading.client.transfer.EngineSettings;
import app.lading.client.transfer.FileQuery;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemRequest;
import app.lading.client.transfer.OnConflict;
import app.lading.client.transfer.Priority;
import app.lading.client.transfer.Totals;
import app.lading.client.watch.Watches;
import app.lading.model.api.Api;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One put from its first file to its last line.
///
/// Everything is shown and asked on the thread that calls [#run]; the engine's own thread only leaves what
/// happened in an [EventQueue].
final class PutRun {
    private static final Logger LOG = LoggerFactory.getLogger(PutRun.class);
    private static final int PAGE = 500;
    private static final Set<RowState> ENDED = EnumSet.of(RowState.DONE, RowState.SKIPPED, RowState.CANCELLED);
    private static final Set<FileState> TOLD = EnumSet.of(FileState.DONE, FileState.SKIPPED);
    private static final Duration SIGN_IN_AGAIN = Duration.ofSeconds(5);

    private final CliContext context;
    private final Gate gate;
    private final Account account;
    private final Transport transport;
    private final StateFolder state;
    private final PutView view;
    private Tally tally = new Tally();
    private EventQueue events = new EventQueue();
    private @Nullable Instant signInAt;

    PutRun(CliContext context, Gate gate, Account account, Transport transport, StateFolder state, PutView view) {
        this.context = context;
        this.gate = gate;
        this.account = account;
        this.transport = transport;
        this.state = state;
        this.view = view;
    }

    /// Opens the memory of the job.
    @FunctionalInterface
    interface Opening {
        /// Opens it, and makes it when it is not there.
        ///
        /// @throws CliException when it cannot be used
        JobStore open() throws CliException;
    }

    /// Sends everything. A memory that turns out to be damaged on the way is opened again, which puts it aside,
    /// and the job is begun anew; that happens once.
    ///
    /// @param opening says when a damaged memory was put aside; what it gives is closed at the end
    /// @return an [ExitCode]
    int run(Opening opening, PutPlan plan, EngineSettings settings, OnConflict onConflict) throws CliException {
        JobStore store = opening.open();
        view.started(plan);
        Ended ended = attempt(store, plan, settings, onConflict);
        if (ended.end() == End.FAILED && store.isDamaged()) {
            tally = new Tally();
            events = new EventQueue();
            signInAt = null;
            ended = attempt(opening.open(), plan, settings, onConflict);
        }
        if (ended.trouble() != null) {
            view.remark(EngineTrouble.sentences(ended.trouble(), state));
        }
        Duration took = Duration.between(plan.at(), context.clock().instant());
        PutSummary summary = tally.summary(ended.totals(), took, ended.end());
        view.ended(summary);
        return summary.exitCode();
    }

    /// How an attempt came to its end.
    ///
    /// @param trouble what broke it
    private record Ended(End end, Totals totals, @Nullable Throwable trouble) {}

    private Ended attempt(JobStore store, PutPlan plan, EngineSettings settings, OnConflict onConflict) {
        Runnable deaf = context.interruption().whenAsked(events::wake);
        Engine engine =
                Engine.create(transport, account.server(), account.token(), store, settings, new EventListener(events));
        try (Watches watches = context.watches().get()) {
            watches.onChange(engine::retryNow);
            Ended ended = send(engine, store, plan, onConflict);
            view.stepAside();
            // A job that is over is forgotten, so that the state folder does not fill up.
            close(engine, ended.end() == End.COMPLETE && ended.totals().isOver());
            events.drain(this::show);
            return ended;
        } finally {
            deaf.run();
            view.stepAside();
            close(engine, false);
        }
    }

    private Ended send(Engine engine, JobStore store, PutPlan plan, OnConflict onConflict) {
        try {
            if (view.tellsOfEarlierRuns()) {
                begunEarlier(store).forEach(item -> tellEarlier(engine, item));
            }
            engine.start();
            for (Path path : plan.paths()) {
                engine.addOrContinue(new ItemRequest(path, plan.folder(), onConflict, Priority.NORMAL))
                        .join();
            }
            CompletableFuture<Totals> idle = engine.whenIdle().whenComplete((totals, trouble) -> events.wake());
            End end = watch(engine, idle);
            return new Ended(
                    end, end == End.COMPLETE ? idle.join() : engine.snapshot().totals(), null);
        } catch (CompletionException | StoreException e) {
            Throwable trouble = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            LOG.error("the put ended before its time", trouble);
            return new Ended(End.FAILED, engine.snapshot().totals(), trouble);
        }
    }

    /// The items that an earlier run left unfinished. A finished one is begun anew, and tells all again.
    private static List<Long> begunEarlier(JobStore store) {
        return store.items().stream()
                .filter(item -> !item.cancelled())
                .filter(item -> !item.scanned()
                        || store.sums(item.id()).stream().anyMatch(sums -> !ENDED.contains(sums.state())))
                .map(ItemRow::id)
                .toList();
    }

    /// Tells what ended in earlier runs: a program that reads the events gets every receipt, also those that a
    /// killed run had written down but no longer told.
    private void tellEarlier(Engine engine, long item) {
        long after = 0;
        List<FileReport> page;
        do {
            page = engine.files(new FileQuery(item, TOLD, after, PAGE)).join();
            for (FileReport report : page) {
                after = report.id();
                view.earlier(report);
            }
        } while (page.size() == PAGE && !context.interruption().happened());
    }

    private End watch(Engine engine, CompletableFuture<Totals> idle) {
        while (true) {
            events.await(view.interval(), this::show);
            if (idle.isDone()) {
                // An engine that died on the way says why here.
                idle.join();
                return End.COMPLETE;
            }
            if (context.interruption().happened()) {
                return End.INTERRUPTED;
            }
            if (signInAt != null && !context.clock().instant().isBefore(signInAt) && !signIn(engine)) {
                return context.interruption().happened() ? End.INTERRUPTED : End.SIGN_IN;
            }
            view.tick(engine.snapshot());
        }
    }

    private void close(Engine engine, boolean forget) {
        events.stopListening();
        try {
            if (forget) {
                engine.closeAndForget();
            } else {
                engine.close();
            }
        } catch (StoreException e) {
            // What was verified is verified, and what was written is kept; the next run finds out what is missing.
            LOG.warn("the memory of the job was not closed in order", e);
        }
    }

    private void show(EventQueue.Event event) {
        switch (event.kind()) {
            case FINISHED -> {
                tally.finished(event.report());
                view.finished(event.report());
            }
            case FAILED -> {
                tally.failed(event.report());
                view.failed(event.report());
            }
            case SKIPPED -> view.skipped(event.report());
            case NOTICE -> view.notice(event.notice());
            case SIGN_IN -> signInAt = context.clock().instant();
            case WAKE -> {}
        }
    }

    /// Signs in again, if that can be done here.
    ///
    /// @return false when it is over: nobody can be asked, or the password is wrong
    private boolean signIn(Engine engine) {
        view.stepAside();
        if (!gate.canSignInAgain()) {
            view.remark("The session has ended. Sign in again: lading login " + account.server() + " --user "
                    + account.user());
            return false;
        }
        view.remark("The session has ended; signing in again.");
        try {
            Api.SignedIn signedIn = gate.trySignIn(account.server(), account.user());
            signInAt = null;
            engine.signedIn(new Token(signedIn.token()));
            return true;
        } catch (LinkException e) {
            LinkFailure failure = e.failure();
            view.remark(failure.message() + " " + failure.remedy());
            boolean askAgain = failure.kind() == LinkFailure.Kind.WRONG_PASSWORD && !gate.hasGivenPassword();
            if (!failure.retryable() && !askAgain) {
                return false;
            }
            signInAt = context.clock().instant().plus(askAgain ? Duration.ZERO : SIGN_IN_AGAIN);
            return true;
        } catch (CliException e) {
            if (!context.interruption().happened()) {
                view.remark(e.getMessage() + " " + e.remedy());
            }
            return false;
        }
    }
}
