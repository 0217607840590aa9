package app.lading.client.ui.queue;

import app.lading.client.desktop.Clipboard;
import app.lading.client.desktop.FileChoosers;
import app.lading.client.desktop.FileRevealer;
import app.lading.client.settings.WindowMemory;
import app.lading.client.transfer.OnConflict;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.task.UiThread;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// What the queue asks of the window around it and of the system.
///
/// @param work where files are written; never the window's thread
/// @param signIn asks the person to sign in again
/// @param onConflict what the settings say about names that exist, asked at each addition
/// @param limit sets the most bytes a second in the settings; 0 for no limit
public record QueueServices(
        UiThread ui,
        Toasts toasts,
        FileChoosers choosers,
        Clipboard clipboard,
        FileRevealer revealer,
        WindowMemory memory,
        Executor work,
        Runnable signIn,
        Supplier<OnConflict> onConflict,
        LongConsumer limit) {}
