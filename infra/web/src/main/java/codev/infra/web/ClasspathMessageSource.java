package codev.infra.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Message source of every {@code messages/<name>_fr.properties} on the class path with its English
 * counterpart. A missing message is shown as its key: a test of each service keeps that from
 * happening.
 */
final class ClasspathMessageSource extends ResourceBundleMessageSource {
  private static final String FRENCH = "_fr.properties";

  ClasspathMessageSource() throws IOException {
    var files =
        new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*" + FRENCH);
    setBasenames(
        Arrays.stream(files)
            .map(file -> Objects.requireNonNull(file.getFilename()))
            .map(name -> "messages/" + name.substring(0, name.length() - FRENCH.length()))
            .distinct()
            .sorted()
            .toArray(String[]::new));
    setDefaultEncoding("UTF-8");
    setDefaultLocale(Locale.FRENCH);
    setUseCodeAsDefaultMessage(true);
  }
}
