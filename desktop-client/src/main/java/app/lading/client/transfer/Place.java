package app.lading.client.transfer;

/// Where items go within the queue.
public enum Place {
    TOP,
    UP,
    DOWN,
    BOTTOM
}
