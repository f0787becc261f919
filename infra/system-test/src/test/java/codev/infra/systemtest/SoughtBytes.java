package codev.infra.systemtest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in files, in each form in which they may have it: a text in UTF-8 and UTF-16,
 * in base64 wherever it begins, and in hexadecimal digits. Contents that are compressed are read by
 * the programs whose they are ({@link StorageDump}).
 */
final class SoughtBytes {
  private static final int BLOCK = 8 << 20;
  private static final int SHOWN = 60;

  private final List<Form> forms;

  private SoughtBytes(List<Form> forms) {
    this.forms = forms;
  }

  /**
   * Where something was found.
   *
   * @param around what stands there, as far as it can be printed
   */
  record Finding(Path file, String form, String around) {}

  static SoughtBytes exactly(byte[] bytes) {
    return new SoughtBytes(List.of(new Form("bytes", bytes)));
  }

  /**
   * @param sign of ASCII letters and digits alone, which no format escapes
   */
  static SoughtBytes of(String sign) {
    var plain = sign.getBytes(US_ASCII);
    var forms = new ArrayList<Form>();
    forms.add(new Form("text", plain));
    // without the last zero, so that it is in both orders of bytes
    var wide = sign.getBytes(UTF_16LE);
    forms.add(new Form("UTF-16", Arrays.copyOf(wide, wide.length - 1)));
    forms.add(new Form("hexadecimal", HexFormat.of().formatHex(plain)));
    forms.add(new Form("hexadecimal", HexFormat.of().withUpperCase().formatHex(plain)));
    for (int before = 0; before < 3; before++) {
      forms.add(new Form("base64", within(Base64.getEncoder(), before, plain)));
      forms.add(new Form("base64", within(Base64.getUrlEncoder(), before, plain)));
    }
    return new SoughtBytes(forms);
  }

  /** The characters that depend on nothing else, after so many bytes of something else. */
  private static String within(Base64.Encoder encoder, int before, byte[] plain) {
    var bytes = new byte[before + plain.length];
    System.arraycopy(plain, 0, bytes, before, plain.length);
    int first = (before * 8 + 5) / 6;
    return encoder.encodeToString(bytes).substring(first, bytes.length * 8 / 6);
  }

  /** In all files of a folder, one finding for each at most. What is deleted meanwhile has none. */
  List<Finding> in(Path folder) throws IOException {
    var found = new ArrayList<Finding>();
    var block = new byte[BLOCK];
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile())
              find(file, block).map(finding -> relative(folder, finding)).ifPresent(found::add);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null && !(failure instanceof NoSuchFileException)) throw failure;
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static Finding relative(Path folder, Finding finding) {
    return new Finding(folder.relativize(finding.file()), finding.form(), finding.around());
  }

  private Optional<Finding> find(Path file, byte[] block) throws IOException {
    int overlap = forms.stream().mapToInt(Form::length).max().orElseThrow() - 1;
    int kept = 0;
    try (var in = Files.newInputStream(file)) {
      while (true) {
        int end = kept + in.readNBytes(block, kept, block.length - kept);
        for (var form : forms) {
          int at = form.find(block, end);
          if (at >= 0) return Optional.of(new Finding(file, form.name, around(block, at, end)));
        }
        if (end < block.length) return Optional.empty();
        System.arraycopy(block, end - overlap, block, 0, overlap);
        kept = overlap;
      }
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static String around(byte[] block, int at, int end) {
    int from = Math.max(0, at - SHOWN);
    int length = Math.min(end, at + 2 * SHOWN) - from;
    return new String(block, from, length, US_ASCII).replaceAll("[^ -~]", ".");
  }

  /** One of the forms, sought after Horspool: a byte tells how far the search may go on. */
  private static final class Form {
    private final String name;
    private final byte[] bytes;
    private final int[] steps = new int[256];

    private Form(String name, String bytes) {
      this(name, bytes.getBytes(US_ASCII));
    }

    private Form(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
      Arrays.fill(steps, bytes.length);
      for (int i = 0; i < bytes.length - 1; i++) steps[bytes[i] & 0xff] = bytes.length - 1 - i;
    }

    private int length() {
      return bytes.length;
    }

    /** Where it begins; -1 if it is not there. */
    private int find(byte[] in, int end) {
      int last = bytes.length - 1;
      for (int from = 0; from + last < end; from += steps[in[from + last] & 0xff])
        if (in[from + last] == bytes[last]
            && Arrays.equals(in, from, from + bytes.length, bytes, 0, bytes.length)) return from;
      return -1;
    }
  }
}
