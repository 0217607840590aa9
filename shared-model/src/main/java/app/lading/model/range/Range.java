package app.lading.model.range;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// A half-open range of bytes, `start` inclusive to `end` exclusive, never empty.
///
/// On the wire it is a JSON array of two numbers, `[start, end]`.
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"start", "end"})
public record Range(long start, long end) implements Comparable<Range> {
    /// @throws IllegalArgumentException if `start` is negative or `end` is not beyond it
    public Range {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a range needs 0 <= start < end, but got [" + start + ", " + end + "]");
        }
    }

    @JsonIgnore
    public long length() {
        return end - start;
    }

    /// Whether every byte of `other` lies in this range.
    public boolean contains(Range other) {
        return start <= other.start && other.end <= end;
    }

    @Override
    public int compareTo(Range other) {
        int byStart = Long.compare(start, other.start);
        return byStart != 0 ? byStart : Long.compare(end, other.end);
    }

    @Override
    public String toString() {
        return "[" + start + ", " + end + ")";
    }
}
