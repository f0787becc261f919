import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Loads the compiler's plugins once for all modules of a build. Without it javac loads them, and
 * the JVM compiles them, anew for each module and again for its tests. {@code -XDprocloader} names
 * it to javac, which does without where it is missing. Each of Maven's threads has plugins of its
 * own: what Error Prone remembers of one compilation it would have to find again, time after time,
 * if another one went on meanwhile.
 */
public final class SharedPluginLoader extends ClassLoader {
  private static final ThreadLocal<Map<String, ClassLoader>> LOADERS =
      ThreadLocal.withInitial(HashMap::new);

  /** As javac calls it: with the path of its plugins, and the loader of its own classes. */
  public SharedPluginLoader(URL[] path, ClassLoader parent) {
    super(
        LOADERS
            .get()
            .computeIfAbsent(Arrays.toString(path), _ -> new URLClassLoader(path, parent)));
  }
}
