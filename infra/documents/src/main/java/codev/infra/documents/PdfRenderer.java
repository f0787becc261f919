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
 * Renders a document from a Thymeleaf template as a tagged PDF file to archive (PDF/UA-1 and
 * PDF/A-2a): with a title, a language, structure, and alternative texts.
 *
 * <p>Templates lie in {@code documents/} on the class path and are well-formed XHTML. They take
 * their place in {@code documents/layout.html}, whose style is {@code documents/document.css}; the
 * variable {@code styles} names further style sheets.
 */
public final class PdfRenderer {
  private final SpringTemplateEngine engine = new SpringTemplateEngine();

  /**
   * @param messages the texts of the templates
   */
  public PdfRenderer(MessageSource messages) {
    engine.setMessageSource(messages);
    engine.addTemplateResolver(resolver(".html", TemplateMode.XML));
    engine.addTemplateResolver(resolver(".css", TemplateMode.TEXT));
  }

  /**
   * @param template a file of {@code documents/}, without its suffix
   * @param title what readers show for the file, and the foot of each page
   * @param model the template's further variables
   */
  public byte[] render(String template, String title, Map<String, Object> model, Locale language) {
    var variables = new HashMap<>(model);
    variables.put("title", title);
    var context = new Context(language, variables);
    return TaggedPdf.of(engine.process("documents/" + template + ".html", context));
  }

  private static ClassLoaderTemplateResolver resolver(String suffix, TemplateMode mode) {
    var resolver = new ClassLoaderTemplateResolver(PdfRenderer.class.getClassLoader());
    resolver.setResolvablePatterns(Set.of("documents/*" + suffix));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }
}
