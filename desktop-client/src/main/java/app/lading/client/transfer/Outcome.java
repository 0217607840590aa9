package app.lading.client.transfer;

import app.lading.client.store.Problem;
import app.lading.model.message.ServerMessage;

/// How one upload's attempt ended. After each of these the upload object is finished with; a further attempt is another
/// object.
interface Outcome {
    void done(Transfer transfer, ServerMessage.Finished finished);

    void failed(Transfer transfer, Problem problem);

    /// A person must answer first.
    void attention(Transfer transfer, Problem problem);

    void skipped(Transfer transfer, Problem problem);

    /// Back to the front of the queue, at once.
    void again(Transfer transfer);

    /// Tried again after a while.
    void later(Transfer transfer, WaitReason reason, String sentence, String remedy, long nanos);

    /// As [#later], and the server is told to give up what it has of the file, which must be gone before the file is
    /// begun anew: with equal size and time it would be continued.
    void laterWithout(Transfer transfer, String upload, WaitReason reason, String sentence, String remedy, long nanos);

    /// Buffers or streams became free.
    void room();
}
