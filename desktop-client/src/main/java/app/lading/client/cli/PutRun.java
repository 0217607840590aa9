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
/// Everything is shown and asked on the thread that calls [#run]; the engine's own thread only leaves what happened in
/// an [EventQueue].
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
    private final Tally tally = new Tally();
    private final EventQueue events = new EventQueue();
    private @Nullable Instant signInAt;

    PutRun(CliContext context, Gate gate, Account account, Transport transport, StateFolder state, PutView view) {
        this.context = context;
        this.gate = gate;
        this.account = account;
        this.transport = transport;
        this.state = state;
        this.view = view;
    }

    /// Sends everything.
    ///
    /// @param store of this job; closed at the end
    /// @return an [ExitCode]
    int run(JobStore store, PutPlan plan, EngineSettings settings, OnConflict onConflict) {
        context.interruption().whenAsked(events::wake);
        view.started(plan);
        List<Long> begun = view.tellsOfEarlierRuns() ? begunEarlier(store) : List.of();
        Engine engine =
                Engine.create(transport, account.server(), account.token(), store, settings, new EventListener(events));
        try (Watches watches = context.watches().get()) {
            watches.onChange(engine::retryNow);
            return finish(engine, plan, send(engine, plan, onConflict, begun));
        } finally {
            view.stepAside();
            close(engine, false);
        }
    }

    /// How it came to its end.
    ///
    /// @param complete the totals when every file came to its end
    private record Ended(End end, @Nullable Totals complete) {}

    private Ended send(Engine engine, PutPlan plan, OnConflict onConflict, List<Long> begun) {
        try {
            begun.forEach(item -> tellEarlier(engine, item));
            engine.start();
            for (Path path : plan.paths()) {
                engine.addOrContinue(new ItemRequest(path, plan.folder(), onConflict, Priority.NORMAL))
                        .join();
            }
            CompletableFuture<Totals> idle = engine.whenIdle().whenComplete((totals, trouble) -> events.wake());
            End end = watch(engine, idle);
            return new Ended(end, end == End.COMPLETE ? idle.join() : null);
        } catch (CompletionException e) {
            Throwable trouble = e.getCause() == null ? e : e.getCause();
            LOG.error("the put ended before its time", trouble);
            view.stepAside();
            view.remark(EngineTrouble.sentences(trouble, state));
            return new Ended(End.FAILED, null);
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

    /// Tells what ended in earlier runs: a program that reads the events gets every receipt, also those that a killed
    /// run had written down but no longer told.
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

    /// Ends the engine and says the last words. A job of which everything is verified is forgotten, so that the state
    /// folder does not fill up.
    private int finish(Engine engine, PutPlan plan, Ended ended) {
        Totals complete = ended.complete();
        close(engine, complete != null && complete.isComplete());
        events.drain(this::show);
        Duration took = Duration.between(plan.at(), context.clock().instant());
        Totals totals = complete == null ? engine.snapshot().totals() : complete;
        PutSummary summary = tally.summary(totals, took, ended.end());
        view.ended(summary);
        return summary.exitCode();
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
