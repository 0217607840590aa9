package app.lading.client.transfer;

/// Something worth knowing that is not a failure.
///
/// @param path the source it is about
/// @param kind a short name for programs: `link-skipped`, `special-skipped`, `restarted`, `continued`, …
/// @param text one sentence for people
public record Notice(long id, long item, String path, String kind, String text) {}
