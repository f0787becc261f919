package codev.infra.documents;

import codev.infra.documents.seal.DocumentSeal;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.context.MessageSource;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Renders a document from a Thymeleaf template as a tagged PDF file to archive (PDF/UA-1 and
 * PDF/A-2a): with a title, a language, structure, and alternative texts.
 *
 * <p>Templates lie in {@code documents/} on the class path and are well-formed XHTML. They take
 * their place in {@code documents/layout.html}, whose style is {@code documents/document.css}; the
 * variable {@code styles} names further style sheets.
 */
public final class PdfRenderer {
  private final DocumentTemplates templates;
  private final DocumentSeal seal;
  private final LayoutQueue queue;

  /**
   * Outside of a service, where any number of documents may wait.
   *
   * @param messages the texts of the templates
   * @param seal what each document is sealed with
   */
  public PdfRenderer(MessageSource messages, DocumentSeal seal) {
    this(messages, seal, new LayoutQueue(1, Integer.MAX_VALUE));
  }

  PdfRenderer(MessageSource messages, DocumentSeal seal, LayoutQueue queue) {
    this.templates = new DocumentTemplates(messages, TemplateMode.XML);
    this.seal = seal;
    this.queue = queue;
  }

  /**
   * Has a response of several documents written, of which none is refused once it has begun.
   *
   * @throws RejectedExecutionException if too many documents of requests wait already
   */
  public void inOneResponse(ResponseWriter response) throws IOException {
    queue.inOneResponse(response);
  }

  /**
   * @param template a file of {@code documents/}, without its suffix
   * @param title what readers show for the file, and the foot of each page
   * @param model the template's further variables
   * @throws RejectedExecutionException if this is a request and too many of their documents wait
   */
  public byte[] render(String template, String title, Map<String, Object> model, Locale language) {
    var xhtml = templates.process(template, title, model, language);
    var pdf = queue.layOut(() -> TaggedPdf.of(xhtml));
    return seal.seal(pdf, language);
  }
}
