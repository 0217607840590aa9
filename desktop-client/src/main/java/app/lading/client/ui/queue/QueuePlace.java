package app.lading.client.ui.queue;

import javafx.beans.value.ObservableValue;

/// Where the queue goes.
///
/// @param server its name as a person knows it: `files.example.org`
/// @param user whose queue it is: `ana`
/// @param secure whether the connection is encrypted
/// @param keptAwake whether the machine is kept from sleeping now
public record QueuePlace(String server, String user, boolean secure, ObservableValue<Boolean> keptAwake) {}
