package codev.infra.documents;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Renders a page that is kept as a file beside others, to which it may link, from a Thymeleaf
 * template in {@code documents/} on the class path. The page needs nothing else: the template
 * inserts its style sheet.
 */
public final class HtmlRenderer {
  private final DocumentTemplates templates;

  /**
   * @param messages the texts of the templates
   */
  public HtmlRenderer(MessageSource messages) {
    this.templates = new DocumentTemplates(messages, TemplateMode.HTML);
  }

  /**
   * @param template a file of {@code documents/}, without its suffix
   * @param title of the page
   * @param model the template's further variables
   */
  public String render(String template, String title, Map<String, Object> model, Locale language) {
    return templates.process(template, title, model, language);
  }
}
