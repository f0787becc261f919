package codev.infra.testkit;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Reads PDF documents in tests, and has veraPDF judge them by the standards that they follow. */
public final class PdfInspection {
  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  /** As office printers print at least, in dots per inch. */
  private static final int RESOLUTION = 300;

  private PdfInspection() {}

  /** The rules of PDF/UA-1 that a document breaks, each as often as it does. */
  public static List<String> accessibilityViolations(byte[] pdf) throws IOException {
    return violations(pdf, PDFAFlavour.PDFUA_1);
  }

  /** The rules of PDF/A-2a that a document breaks, likewise. */
  public static List<String> archivingViolations(byte[] pdf) throws IOException {
    return violations(pdf, PDFAFlavour.PDFA_2_A);
  }

  private static List<String> violations(byte[] pdf, PDFAFlavour standard) throws IOException {
    var foundry = Foundries.defaultInstance();
    try (var parser = foundry.createParser(new ByteArrayInputStream(pdf), standard);
        var validator = foundry.createValidator(standard, false)) {
      return validator.validate(parser).getTestAssertions().stream()
          .map(
              broken ->
                  "%s-%d %s (%s)"
                      .formatted(
                          broken.getRuleId().getClause(),
                          broken.getRuleId().getTestNumber(),
                          broken.getMessage(),
                          broken.getLocation().getContext()))
          .toList();
    } catch (VeraPDFException e) {
      throw new IOException(e);
    }
  }

  /** All its pages, whatever spaces and line ends the layout chose. */
  public static String text(byte[] pdf) throws IOException {
    return String.join(" ", pages(pdf));
  }

  /** The text of each page, likewise. */
  public static List<String> pages(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var pages = new ArrayList<String>();
      var reader = new PDFTextStripper();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        reader.setStartPage(page);
        reader.setEndPage(page);
        pages.add(reader.getText(document).replaceAll("[\\s\\u00a0\\u202f]+", " "));
      }
      return pages;
    }
  }

  public static String title(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return document.getDocumentInformation().getTitle();
    }
  }

  public static String language(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return document.getDocumentCatalog().getLanguage();
    }
  }

  /** The formats of the signatures that cover the whole file. */
  public static List<String> seals(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return document.getSignatureDictionaries().stream()
          .filter(one -> one.getByteRange()[2] + one.getByteRange()[3] == pdf.length)
          .map(PDSignature::getSubFilter)
          .toList();
    }
  }

  /** How much wider than high each page is. */
  public static List<Double> pageRatios(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var ratios = new ArrayList<Double>();
      for (var page : document.getPages()) {
        var box = page.getMediaBox();
        ratios.add((double) box.getWidth() / box.getHeight());
      }
      return ratios;
    }
  }

  /** What stands for each figure where it is not seen, in reading order. */
  public static List<String> alternativeTexts(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var texts = new ArrayList<String>();
      collect(document.getDocumentCatalog().getStructureTreeRoot(), texts);
      return texts;
    }
  }

  /** What the QR codes say, as they are read from an image of each page. */
  public static List<String> codes(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var codes = new ArrayList<String>();
      var renderer = new PDFRenderer(document);
      for (int page = 0; page < document.getNumberOfPages(); page++)
        codes.addAll(codes(renderer.renderImageWithDPI(page, RESOLUTION)));
      return codes;
    }
  }

  private static List<String> codes(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    var pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      return Stream.of(
              new QRCodeMultiReader()
                  .decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)))
          .map(Result::getText)
          .toList();
    } catch (NotFoundException _) {
      return List.of();
    }
  }

  private static void collect(PDStructureNode node, List<String> texts) {
    for (var kid : node.getKids())
      if (kid instanceof PDStructureElement element) {
        if (element.getStructureType().equals("Figure"))
          texts.add(element.getAlternateDescription());
        collect(element, texts);
      }
  }
}
