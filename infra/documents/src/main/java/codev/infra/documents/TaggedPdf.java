package codev.infra.documents;

import static com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI;
import static com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Lays out XHTML and CSS as a tagged PDF file (PDF/UA-1) that can be archived (PDF/A-2a). Its fonts
 * are embedded, so every European name is printed as it is written. Nothing that the markup names
 * is loaded, neither over the network nor from a file.
 */
final class TaggedPdf {
  /** The colours {@code #rrggbb} of style sheets and drawings are of this profile. */
  private static final byte[] COLOUR_PROFILE =
      ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  static {
    XRLog.setLoggerImpl(new RendererLogger());
  }

  private TaggedPdf() {}

  static byte[] of(String xhtml) {
    var output = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder
        .usePdfUaAccessibility(true)
        .usePdfAConformance(PdfAConformance.PDFA_2_A)
        .useColorProfile(COLOUR_PROFILE)
        .withProducer("codev")
        .useExternalResourceAccessControl((_, _) -> false, RUN_BEFORE_RESOLVING_URI)
        .useExternalResourceAccessControl((_, _) -> false, RUN_AFTER_RESOLVING_URI)
        .useUnicodeLineBreaker(new LineBreaker())
        .useSVGDrawer(new SvgDrawer())
        .withW3cDocument(parsed(xhtml), null)
        .toStream(output);
    for (var file : FontFile.values())
      builder.useFont(file::open, FontFile.FAMILY, file.weight(), FontStyle.NORMAL, true);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toByteArray();
  }

  private static Document parsed(String xhtml) {
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
    } catch (SAXException e) {
      throw new IllegalArgumentException("not well-formed", e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
