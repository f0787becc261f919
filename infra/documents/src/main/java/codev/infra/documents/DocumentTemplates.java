package codev.infra.documents;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The templates of documents, and the style sheets that they insert, in {@code documents/} on the
 * class path.
 */
final class DocumentTemplates {
  private final SpringTemplateEngine engine = new SpringTemplateEngine();

  /**
   * @param mode XML where what is made of a template has to be well-formed
   */
  DocumentTemplates(MessageSource messages, TemplateMode mode) {
    engine.setMessageSource(messages);
    engine.addTemplateResolver(resolver(".html", mode));
    engine.addTemplateResolver(resolver(".css", TemplateMode.TEXT));
  }

  String process(String template, String title, Map<String, Object> model, Locale language) {
    var variables = new HashMap<>(model);
    variables.put("title", title);
    return engine.process("documents/" + template + ".html", new Context(language, variables));
  }

  private static ClassLoaderTemplateResolver resolver(String suffix, TemplateMode mode) {
    var resolver = new ClassLoaderTemplateResolver(DocumentTemplates.class.getClassLoader());
    resolver.setResolvablePatterns(Set.of("documents/*" + suffix));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }
}
