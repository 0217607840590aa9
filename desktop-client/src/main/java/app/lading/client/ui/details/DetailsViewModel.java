package app.lading.client.ui.details;

import app.lading.client.manifest.ManifestExport;
import app.lading.client.store.Problem;
import app.lading.client.store.Receipt;
import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.BlockView;
import app.lading.client.transfer.FileQuery;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.queue.Asked;
import app.lading.client.ui.queue.QueueRow;
import app.lading.client.ui.queue.QueueServices;
import app.lading.client.ui.queue.QueueViewModel;
import app.lading.client.ui.text.Counted;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.text.Words;
import app.lading.model.name.FileNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What the panel says about the selected row. What has to be asked for is asked once a second, and only while
/// the panel is open. FX thread only.
public final class DetailsViewModel {
    private static final int TICKS_A_SECOND = 4;

    private final UploadQueue queue;
    private final QueueViewModel model;
    private final QueueServices services;
    private final Formats formats;
    private final Texts texts;
    private final String server;
    private final FilesModel files;
    private final QuestionsModel questions;
    private final NotesModel notes;
    private final FileCommands fileCommands;
    private final ManifestExport export;
    private final ReadOnlyObjectWrapper<@Nullable QueueRow> row = new ReadOnlyObjectWrapper<>(this, "row", null);
    private final ReadOnlyObjectWrapper<List<Fact>> facts = new ReadOnlyObjectWrapper<>(this, "facts", List.of());
    private final ReadOnlyObjectWrapper<@Nullable BlockView> blocks = new ReadOnlyObjectWrapper<>(this, "blocks", null);
    private @Nullable FileReport report;

    /// Shows what the queue's view model has selected.
    ///
    /// @param server its name as a person knows it
    public DetailsViewModel(UploadQueue queue, QueueViewModel model, QueueServices services, String server) {
        this.queue = queue;
        this.model = model;
        this.services = services;
        this.formats = model.formats();
        this.texts = formats.texts();
        this.server = server;
        this.files = new FilesModel(queue, services.ui());
        this.questions = new QuestionsModel(queue, services.ui());
        this.notes = new NotesModel(queue, services.ui());
        this.fileCommands = new FileCommands(queue, services);
        this.export = new ManifestExport(queue, services.work());
        model.selectedIdProperty().subscribe(id -> selected());
        model.detailsOpenProperty().subscribe(open -> selected());
        model.ticksProperty().subscribe(ticks -> tick(ticks.longValue()));
        texts.localeProperty().subscribe(locale -> describe());
    }

    /// The row that is shown; null when none, or several, are selected.
    public ReadOnlyObjectProperty<@Nullable QueueRow> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /// What is known, line by line.
    public ReadOnlyObjectProperty<List<Fact>> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /// The blocks of a row that is one file; null when nothing is known of them.
    public ReadOnlyObjectProperty<@Nullable BlockView> blocksProperty() {
        return blocks.getReadOnlyProperty();
    }

    /// The files of a row that is a folder.
    public FilesModel files() {
        return files;
    }

    /// The files that ask.
    public QuestionsModel questions() {
        return questions;
    }

    /// What is worth knowing.
    public NotesModel notes() {
        return notes;
    }

    /// What can be done with single files.
    public FileCommands fileCommands() {
        return fileCommands;
    }

    /// The queue's view model.
    public QueueViewModel queueModel() {
        return model;
    }

    /// Does something when the present layout is done with.
    void later(Runnable work) {
        services.ui().later(Duration.ofMillis(1), work);
    }

    private void selected() {
        QueueRow now = model.detailsOpenProperty().get()
                ? model.row(model.selectedIdProperty().get())
                : null;
        report = null;
        blocks.set(null);
        row.set(now);
        files.show(now != null && now.item().isFolder() ? now.id() : 0);
        questions.show(now == null ? 0 : now.id(), now == null ? 0 : now.item().asking());
        notes.show(now == null ? 0 : now.id(), now == null ? 0 : now.item().notices());
        if (now != null) {
            ask(now);
        }
        describe();
    }

    private void tick(long ticks) {
        QueueRow shown = row.get();
        if (shown == null || !model.detailsOpenProperty().get()) {
            return;
        }
        if (model.row(shown.id()) == null) {
            selected();
            return;
        }
        questions.show(shown.id(), shown.item().asking());
        notes.show(shown.id(), shown.item().notices());
        if (ticks % TICKS_A_SECOND == 0) {
            questions.lookAgain();
            ask(shown);
        }
        describe();
    }

    private void ask(QueueRow shown) {
        if (shown.item().isFolder()) {
            return;
        }
        Asked.then(queue.files(new FileQuery(shown.id(), Set.of(), 0, 1)), services.ui(), page -> {
            if (shown.equals(row.get()) && !page.isEmpty()) {
                report = page.getFirst();
                describe();
                map(shown, report.id());
            }
        });
    }

    private void map(QueueRow shown, long file) {
        Asked.then(queue.blocks(file), services.ui(), found -> {
            if (shown.equals(row.get())) {
                blocks.set(found.orElse(null));
            }
        });
    }

    private void describe() {
        QueueRow shown = row.get();
        facts.set(shown == null ? List.of() : facts(shown));
    }

    private List<Fact> facts(QueueRow shown) {
        ItemView item = shown.item();
        List<Fact> lines = new ArrayList<>();
        problem(item, lines);
        lines.add(new Fact("goes", texts.get("details.goes", model.text().folder(item.folder()), server), false));
        lines.add(new Fact("source", model.text().source(shown), true));
        if (item.bytes() > 0) {
            lines.add(Fact.of("size", formats.sizes().exact(item.bytes())));
        }
        if (item.isFolder()) {
            lines.add(Fact.of("files", folderCounts(item)));
        }
        lines.add(Fact.of("added", formats.times().moment(item.added())));
        if (item.finished() != null) {
            lines.add(Fact.of("finished", model.text().finished(shown)));
        }
        ActiveFile active = shown.active();
        if (active != null) {
            lines.add(Fact.of(
                    "durable",
                    texts.get(
                            "queue.of",
                            formats.sizes().format(active.durable()),
                            formats.sizes().format(active.size()))));
        }
        if (report != null && report.tries() > 0) {
            lines.add(Fact.of("tries", texts.number(report.tries())));
        }
        if (item.continuedAt() > 0) {
            lines.add(Fact.of(
                    "continued", texts.get("queue.continued", formats.sizes().format(item.continuedAt()))));
        }
        receipt(item, lines);
        return lines;
    }

    private String folderCounts(ItemView item) {
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("queue.files.of", item.doneFiles(), item.files()));
        if (item.folders().done() > 0) {
            parts.add(texts.count("queue.done.folders", item.folders().done()));
        }
        if (item.failed() > 0) {
            parts.add(texts.get("queue.part.failed", item.failed()));
        }
        if (item.asking() > 0) {
            parts.add(texts.count("queue.part.asks", item.asking()));
        }
        if (item.skipped() > 0) {
            parts.add(texts.get("queue.done.skipped", item.skipped()));
        }
        if (item.alreadyThere() > 0) {
            parts.add(texts.get("queue.done.there", item.alreadyThere()));
        }
        return String.join(texts.get("queue.row.comma"), parts);
    }

    private void receipt(ItemView item, List<Fact> lines) {
        Receipt receipt = item.receipt();
        if (receipt != null) {
            lines.add(new Fact("fingerprint", receipt.fingerprint(), true));
            lines.add(Fact.of("published", formats.times().full(receipt.at())));
            lines.add(new Fact("number", FileNames.visible(receipt.file()), true));
        }
    }

    private void problem(ItemView item, List<Fact> lines) {
        Problem problem = problem(item);
        if (problem != null) {
            lines.add(Fact.of(
                    "problem",
                    texts.get(
                            "details.problem",
                            capital(model.text().problems().what(problem)),
                            model.text().problems().remedy(problem))));
            lines.add(new Fact("technical", technical(item, problem), true));
        }
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private @Nullable Problem problem(ItemView item) {
        return report != null && report.problem() != null ? report.problem() : item.problem();
    }

    /// What a person sends to somebody who can help.
    private String technical(ItemView item, Problem problem) {
        StringBuilder text = new StringBuilder("code=").append(problem.code());
        text.append(" server=").append(server);
        if (item.finished() != null) {
            text.append(" time=").append(item.finished());
        }
        if (report != null && report.tries() > 0) {
            text.append(" tries=").append(report.tries());
        }
        return text.append(System.lineSeparator())
                .append(problem.message())
                .append(' ')
                .append(problem.remedy())
                .toString();
    }

    /// Copies the value of a line.
    public void copy(Fact fact) {
        services.clipboard().copy(fact.value());
        services.toasts().show(Toast.saying(Words.of("details.copied")));
    }

    /// The receipt as text: what, where, how large, fingerprint, time. Empty when there is none.
    public Optional<String> receiptText() {
        QueueRow shown = row.get();
        Receipt receipt = shown == null ? null : shown.item().receipt();
        return Optional.ofNullable(receipt)
                .map(found -> String.join(
                        System.lineSeparator(),
                        server + "/" + FileNames.join(found.folder(), found.name()),
                        formats.sizes().exact(found.size()),
                        found.fingerprint(),
                        found.at().toString(),
                        found.file()));
    }

    /// Copies the receipt.
    public void copyReceipt() {
        receiptText().ifPresent(text -> {
            services.clipboard().copy(text);
            services.toasts().show(Toast.saying(Words.of("details.copied")));
        });
    }

    /// Lets the person choose a place and writes the manifest of the row there.
    public void exportManifest() {
        QueueRow shown = row.get();
        if (shown == null) {
            return;
        }
        String name = shown.name() + ".lading.txt";
        services.choosers().saveAs(texts.get("details.manifest"), name).ifPresent(path -> export(shown.item(), path));
    }

    private void export(ItemView item, Path target) {
        CompletionStage<Long> written =
                export.write(item, server, target, formats.times().now());
        written.whenComplete((count, trouble) -> services.ui()
                .run(() -> services.toasts()
                        .show(Toast.saying(
                                trouble == null
                                        ? Words.of("details.manifest.done", new Counted("queue.files", count))
                                        : Words.of("details.manifest.failed")))));
    }
}
