package codev.infra.email;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of an e-mail's text. A text by itself is a paragraph. */
public sealed interface EmailBlock
    permits EmailBlock.TranslatableText, EmailBlock.Heading, EmailBlock.Item, EmailBlock.Fact {
  /**
   * A text that is not yet in a language: a key of the message files and its arguments. It is
   * resolved in the recipient's language when the e-mail is rendered, dates, instants and texts
   * among its arguments likewise.
   */
  record TranslatableText(String key, List<Object> arguments) implements EmailBlock {
    public TranslatableText {
      arguments = List.copyOf(arguments);
    }

    public static TranslatableText of(String key, Object... arguments) {
      return new TranslatableText(key, List.of(arguments));
    }
  }

  /** Stands above the blocks that follow it. */
  record Heading(TranslatableText text) implements EmailBlock {}

  /** An item of a list; items that follow each other are one list. */
  record Item(TranslatableText text) implements EmailBlock {}

  /**
   * A value with its label; facts that follow each other are one table.
   *
   * @param value a text, a moment, a translatable text, or a list of texts
   * @param address that the value links to in HTML; {@code null}: none
   */
  record Fact(TranslatableText label, Object value, @Nullable String address)
      implements EmailBlock {
    public Fact {
      if (value instanceof List<?> values) value = List.copyOf(values);
    }

    public static Fact of(String label, Object value) {
      return new Fact(TranslatableText.of(label), value, null);
    }

    /** An address that is shown as it is, and linked where it is one of the web. */
    public static Fact link(String label, String address) {
      boolean isWeb = address.startsWith("https://") || address.startsWith("http://");
      return new Fact(TranslatableText.of(label), address, isWeb ? address : null);
    }
  }
}
