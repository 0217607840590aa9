package app.lading.client.desktop.windows;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The two functions of `kernel32.dll` that are needed.
final class Kernel32 {
    private static final int POWER_STATUS_BYTES = 12;

    private final MethodHandle setThreadExecutionState;
    private final MethodHandle getSystemPowerStatus;

    /// @throws IllegalArgumentException when there is no such library
    @SuppressWarnings("restricted") // The signatures are those of Microsoft's documentation.
    Kernel32() {
        SymbolLookup library = SymbolLookup.libraryLookup("kernel32", Arena.global());
        Linker linker = Linker.nativeLinker();
        setThreadExecutionState = linker.downcallHandle(
                library.findOrThrow("SetThreadExecutionState"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        getSystemPowerStatus = linker.downcallHandle(
                library.findOrThrow("GetSystemPowerStatus"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    }

    /// `EXECUTION_STATE SetThreadExecutionState(EXECUTION_STATE esFlags)`: 0 when it failed.
    int setThreadExecutionState(int flags) {
        try {
            return (int) setThreadExecutionState.invokeExact(flags);
        } catch (Throwable e) {
            throw new IllegalStateException("SetThreadExecutionState could not be called", e);
        }
    }

    /// The byte `ACLineStatus` of `SYSTEM_POWER_STATUS`: 0 offline, 1 online, 255 unknown.
    int acLineStatus() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(POWER_STATUS_BYTES, Integer.BYTES);
            int told = (int) getSystemPowerStatus.invokeExact(status);
            return told == 0 ? 255 : Byte.toUnsignedInt(status.get(ValueLayout.JAVA_BYTE, 0));
        } catch (Throwable e) {
            throw new IllegalStateException("GetSystemPowerStatus could not be called", e);
        }
    }
}
