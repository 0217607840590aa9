package app.lading.model.range;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A set of byte positions, kept as few ranges as possible: neighbours and overlaps are joined.
///
/// Mutable and not thread safe; the owner guards it. Adding and removing cost `O(log n)` plus the ranges that
/// vanish.
public final class RangeSet {
    private final TreeMap<Long, Long> endByStart = new TreeMap<>();
    private long size;

    public RangeSet() {}

    /// A set of the given ranges, in any order, overlapping or not.
    public static RangeSet of(Collection<Range> ranges) {
        RangeSet set = new RangeSet();
        ranges.forEach(set::add);
        return set;
    }

    /// An independent copy.
    public RangeSet copy() {
        RangeSet copy = new RangeSet();
        copy.endByStart.putAll(endByStart);
        copy.size = size;
        return copy;
    }

    /// Adds all positions of a range; those already here change nothing.
    public void add(Range range) {
        add(range.start(), range.end());
    }

    /// As [#add(Range)], for `start` inclusive to `end` exclusive.
    public void add(long start, long end) {
        long newStart = start;
        long newEnd = end;
        Map.Entry<Long, Long> before = endByStart.floorEntry(start);
        if (before != null && before.getValue() >= start) {
            if (before.getValue() >= end) {
                return;
            }
            newStart = before.getKey();
        }
        NavigableMap<Long, Long> swallowed = endByStart.subMap(newStart, true, end, true);
        for (Map.Entry<Long, Long> entry : swallowed.entrySet()) {
            newEnd = Math.max(newEnd, entry.getValue());
            size -= entry.getValue() - entry.getKey();
        }
        swallowed.clear();
        endByStart.put(newStart, newEnd);
        size += newEnd - newStart;
    }

    /// Removes all positions from `start` inclusive to `end` exclusive; absent ones change nothing.
    public void remove(long start, long end) {
        if (start >= end) {
            return;
        }
        Map.Entry<Long, Long> before = endByStart.lowerEntry(start);
        if (before != null && before.getValue() > start) {
            long oldEnd = before.getValue();
            endByStart.put(before.getKey(), start);
            size -= oldEnd - start;
            if (oldEnd > end) {
                endByStart.put(end, oldEnd);
                size += oldEnd - end;
                return;
            }
        }
        NavigableMap<Long, Long> inside = endByStart.subMap(start, true, end, false);
        long keepUntil = end;
        for (Map.Entry<Long, Long> entry : inside.entrySet()) {
            keepUntil = Math.max(keepUntil, entry.getValue());
            size -= entry.getValue() - entry.getKey();
        }
        inside.clear();
        if (keepUntil > end) {
            endByStart.put(end, keepUntil);
            size += keepUntil - end;
        }
    }

    /// The number of positions in the set.
    public long size() {
        return size;
    }

    /// The number of ranges, with a gap between any two.
    public int count() {
        return endByStart.size();
    }

    public boolean isEmpty() {
        return endByStart.isEmpty();
    }

    /// Whether every position from `start` inclusive to `end` exclusive is here.
    public boolean contains(long start, long end) {
        Map.Entry<Long, Long> entry = endByStart.floorEntry(start);
        return start >= end || (entry != null && entry.getValue() >= end);
    }

    /// Whether any position from `start` inclusive to `end` exclusive is here.
    public boolean intersects(long start, long end) {
        Map.Entry<Long, Long> entry = endByStart.lowerEntry(end);
        return start < end && entry != null && entry.getValue() > start;
    }

    /// The ranges in ascending order, with a gap between any two; a copy.
    public List<Range> ranges() {
        List<Range> ranges = new ArrayList<>(endByStart.size());
        endByStart.forEach((start, end) -> ranges.add(new Range(start, end)));
        return List.copyOf(ranges);
    }

    /// The ranges of `[start, end)` that are in this set, ascending.
    public List<Range> within(long start, long end) {
        List<Range> found = new ArrayList<>();
        Long from = endByStart.floorKey(start);
        for (Map.Entry<Long, Long> entry :
                endByStart.tailMap(from == null ? start : from, true).entrySet()) {
            if (entry.getKey() >= end) {
                break;
            }
            long low = Math.max(start, entry.getKey());
            long high = Math.min(end, entry.getValue());
            if (low < high) {
                found.add(new Range(low, high));
            }
        }
        return found;
    }

    /// The ranges of `[start, end)` that are *not* in this set, ascending.
    public List<Range> missingWithin(long start, long end) {
        List<Range> missing = new ArrayList<>();
        long position = start;
        for (Range present : within(start, end)) {
            if (present.start() > position) {
                missing.add(new Range(position, present.start()));
            }
            position = present.end();
        }
        if (position < end) {
            missing.add(new Range(position, end));
        }
        return missing;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RangeSet set && endByStart.equals(set.endByStart);
    }

    @Override
    public int hashCode() {
        return endByStart.hashCode();
    }

    @Override
    public String toString() {
        return ranges().toString();
    }
}
