package app.lading.client.link;

import app.lading.model.api.Api;
import app.lading.model.digest.Fingerprint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The HTTP calls of one signed-in user (`PROTOCOL.md`, section 3). Every call is one try and blocks until the answer
/// is
/// there, so never call from an event loop. Thread safe.
public interface ServerApi {

    /// Whose calls these are.
    ServerAddress server();

    /// Who am I, and my limits.
    Api.Session session() throws LinkException;

    /// The same, with what unfinished uploads of one device take already (`reservedHere`).
    Api.Session session(String device) throws LinkException;

    /// Ends this session and its sockets.
    void signOut() throws LinkException;

    /// All unfinished uploads, of every machine, page by page. Asking disturbs none.
    List<Api.Upload> uploads() throws LinkException;

    /// Gives an upload up; its bytes are deleted.
    ///
    /// @throws LinkException with [LinkFailure.Kind#NOT_FOUND] when there is none of that name
    void cancelUpload(String upload) throws LinkException;

    /// One page of a folder.
    ///
    /// @param folder names joined by `/`, empty for the top folder
    /// @param after the `next` of the page before, null for the first one
    /// @param limit files on the page, 1 to 1,000
    /// @throws LinkException with [LinkFailure.Kind#NOT_FOUND] when the folder does not exist
    Api.FilePage files(String folder, @Nullable String after, int limit) throws LinkException;

    /// The file of that name; empty when there is no such file or folder.
    Optional<Api.File> fileByName(String folder, String name) throws LinkException;

    /// Deletes a finished file.
    void deleteFile(String file) throws LinkException;

    /// Makes a folder, with those above it.
    ///
    /// @return whether it was made now; false when it was there
    boolean makeFolder(String folder) throws LinkException;

    /// Deletes an empty folder.
    void deleteFolder(String folder) throws LinkException;

    /// Opens the content of a finished file.
    ///
    /// @param from the first byte wanted; see [Download#from()] for the first byte that comes
    /// @param onlyIf the content that was begun: when the file now has another, all of the new one comes, from 0
    Download download(String file, long from, @Nullable Fingerprint onlyIf) throws LinkException;
}
