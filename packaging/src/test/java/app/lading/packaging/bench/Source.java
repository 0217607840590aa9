package app.lading.packaging.bench;

import app.lading.packaging.programs.Trees;
import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The files that are sent, and what they must be when they arrive.
///
/// @param digests the SHA-256 of each file, by its path in the folder
record Source(Workload workload, Path folder, Map<String, String> digests) {

    /// Makes the files, and reads them, so that they lie in the system's cache from then on.
    static Source make(Workload workload, Path folder) throws IOException {
        workload.make(folder);
        return new Source(workload, folder, Trees.digests(folder));
    }

    /// Reads everything that arrived.
    ///
    /// @throws TrialException when a file is missing, different, or too many
    void compare(Path arrived) throws IOException, TrialException {
        Map<String, String> got = Trees.digests(arrived);
        if (got.equals(digests)) {
            return;
        }
        Map<String, String> wrong = new TreeMap<>(digests);
        wrong.entrySet().removeIf(file -> file.getValue().equals(got.get(file.getKey())));
        throw new TrialException(wrong.size() + " of " + digests.size() + " files are missing in " + arrived
                + " or differ there, " + got.size() + " are there."
                + (wrong.isEmpty()
                        ? ""
                        : " The first: " + wrong.keySet().iterator().next()));
    }
}
