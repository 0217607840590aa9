package app.lading.client.transfer;

import app.lading.model.message.ConflictPolicy;
import java.util.List;

/// What a person answers about single files. On the loop.
final class Answers {
    private final ItemCommands commands;

    Answers(ItemCommands commands) {
        this.commands = commands;
    }

    void answer(long item, ConflictPolicy policy) {
        commands.answer(item, policy);
    }

    void retry(List<Long> files) {
        throw soon(files);
    }

    void answerFiles(List<Long> files, ConflictPolicy policy) {
        throw soon(files);
    }

    void rename(long file, String name) {
        throw soon(List.of(file));
    }

    void skip(List<Long> files) {
        throw soon(files);
    }

    List<Clash> clashes(long item, long after, int limit) {
        return List.of();
    }

    private static UnsupportedOperationException soon(List<Long> files) {
        return new UnsupportedOperationException("files " + files);
    }
}
