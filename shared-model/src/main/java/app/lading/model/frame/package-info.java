/// RFC 6455 frames: reading, writing and masking, without any socket.
@NullMarked
package app.lading.model.frame;

import org.jspecify.annotations.NullMarked;
