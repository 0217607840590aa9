package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.Problem;
import app.lading.client.store.RowState;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.name.FileNames;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a person answers about single files, and what there is to answer. On the loop.
final class Answers {
    private static final String NAME_EXISTS = ErrorCode.NAME_EXISTS.wireName();
    private static final String BAD_NAME = ErrorCode.BAD_NAME.wireName();
    private static final String VANISHED = "source-vanished";
    private static final String UNREADABLE = "source-unreadable";
    private static final String TOO_LARGE = ErrorCode.FILE_TOO_LARGE.wireName();

    private final Services services;
    private final Queue queue;
    private final Scheduler scheduler;
    private final Scans scans;
    private final EngineListener listener;

    Answers(Services services, Queue queue, Scheduler scheduler, Scans scans, EngineListener listener) {
        this.services = services;
        this.queue = queue;
        this.scheduler = scheduler;
        this.scans = scans;
        this.listener = listener;
    }

    /// What is done with one file.
    @FunctionalInterface
    private interface Answer {
        void give(Item item, FileRow row);
    }

    void answer(long id, ConflictPolicy policy) {
        queue.item(id).ifPresent(item -> {
            queue.keep(item, row -> row.withOnConflict(OnConflict.of(policy).name()));
            queue.reopenAsking(item, NAME_EXISTS);
            scheduler.request();
        });
    }

    void answerFiles(Collection<Long> files, ConflictPolicy policy) {
        if (policy == ConflictPolicy.SKIP) {
            skip(files);
            return;
        }
        each(files, Set.of(RowState.ATTENTION), (item, row) -> {
            Problem problem = row.problem();
            if (problem != null && problem.code().equals(NAME_EXISTS)) {
                queue.keep(item, row, row.answered(OnConflict.of(policy).name()));
            }
        });
    }

    void retry(Collection<Long> files) {
        each(files, Set.of(RowState.FAILED, RowState.SKIPPED, RowState.CANCELLED), (item, row) -> {
            Problem problem = row.problem();
            if (problem != null
                    && (row.isFolder()
                            || problem.code().equals(BAD_NAME)
                            || problem.code().equals(VANISHED))) {
                // Only a new walk can tell what is there now.
                queue.removeFile(item, row);
                queue.mustWalk(item);
                scans.add(item);
            } else if (row.state() == RowState.SKIPPED && item.onConflict() == OnConflict.SKIP) {
                queue.keep(item, row, row.reopened().answered(OnConflict.ASK.name()));
            } else {
                queue.keep(item, row, row.reopened());
            }
        });
    }

    void skip(Collection<Long> files) {
        each(files, Set.of(RowState.ATTENTION, RowState.FAILED), (item, row) -> {
            FileRow skipped = services.calls().giveUp(row).ended(RowState.SKIPPED, row.problem());
            queue.keep(item, row, skipped);
            listener.fileSkipped(Ledger.report(skipped));
        });
    }

    void rename(long file, String newName) {
        each(List.of(file), Set.of(RowState.ATTENTION, RowState.FAILED, RowState.SKIPPED), (item, row) -> {
            try {
                FileNames.checkName(newName);
            } catch (LadingException e) {
                Problem problem = new Problem(BAD_NAME, String.valueOf(e.getMessage()), "Choose another name.");
                queue.keep(item, row, row.ended(RowState.ATTENTION, problem));
                return;
            }
            services.calls().giveUp(row);
            queue.name(item, row.path(), newName);
            if (row.isFolder()) {
                queue.removeFile(item, row);
                queue.mustWalk(item);
                scans.add(item);
            } else {
                queue.keep(item, row, row.renamed(newName, services.keys().next()));
            }
        });
    }

    private void each(Collection<Long> files, Set<RowState> states, Answer answer) {
        for (long id : files) {
            FileRow row = services.store().file(id).orElse(null);
            Item item = row == null ? null : queue.item(row.item()).orElse(null);
            if (row != null
                    && item != null
                    && states.contains(row.state())
                    && !item.row().cancelled()) {
                answer.give(item, row);
            }
        }
        services.store().commit();
        scheduler.request();
    }

    List<Clash> clashes(long item, long after, int limit) {
        return clashes(services.store().withProblems(item, Set.of(RowState.ATTENTION), Set.of(), after, limit));
    }

    List<Clash> unfit(long item, long after, int limit) {
        return clashes(services.store()
                .withProblems(
                        item,
                        Set.of(RowState.ATTENTION, RowState.FAILED),
                        Set.of(BAD_NAME, UNREADABLE, TOO_LARGE),
                        after,
                        limit));
    }

    private static List<Clash> clashes(List<FileRow> rows) {
        return rows.stream()
                .flatMap(row -> row.problem() == null ? Stream.empty() : Stream.of(clash(row, row.problem())))
                .toList();
    }

    private static Clash clash(FileRow row, Problem problem) {
        return new Clash(
                row.id(),
                row.item(),
                SourcePaths.path(row.path()),
                row.folder(),
                row.name(),
                row.size(),
                row.isFolder(),
                problem,
                suggestion(row.name(), problem));
    }

    private static @Nullable String suggestion(String name, Problem problem) {
        if (problem.code().equals(NAME_EXISTS)) {
            return FileNames.numbered(name, 2);
        }
        String allowed = FileNames.allowed(name);
        return allowed.equals(name) ? null : allowed;
    }
}
