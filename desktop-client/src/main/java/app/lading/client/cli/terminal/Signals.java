package app.lading.client.cli.terminal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// Hears signals of the operating system: Ctrl-C, a polite kill, a changed window.
///
/// The class that the JDK has for it, `sun.misc.Signal`, is supported but unnamed by the platform (module
/// `jdk.unsupported`, JEP 260), so it is looked up at run time; where it is missing, or the signal is unknown, nothing
/// is
/// heard.
public final class Signals {
    private Signals() {}

    /// Calls `action` on a thread of the JVM at each such signal, instead of what it did before.
    ///
    /// @param name without `SIG`: `INT`, `TERM`, `HUP`, `WINCH`
    /// @return whether it will be heard
    public static boolean onEach(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object listener = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                            return null;
                        }
                        return method.getName().equals("toString") ? "listener" : method.hashCode();
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
            return true;
        } catch (InvocationTargetException e) {
            // The platform has no such signal, or keeps it to itself.
            return false;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
