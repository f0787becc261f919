package codev.group.replies;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recognises e-mails that a program has sent by itself: bounces, receipts, notes of absence,
 * mailing lists. None of them is answered (RFC 3834).
 */
final class AutomaticMailDetector {
  /** Fields that people's mail programs do not write. */
  private static final List<String> PROGRAM_HEADERS =
      List.of(
          "List-Id",
          "List-Unsubscribe",
          "Precedence",
          "Feedback-ID",
          "X-Auto-Response-Suppress",
          "X-Autoreply",
          "X-Autorespond",
          "X-Loop");

  private AutomaticMailDetector() {}

  static boolean isAutomatic(Message message) throws MessagingException {
    for (var field : PROGRAM_HEADERS) if (message.getHeader(field) != null) return true;
    return message.isMimeType("multipart/report")
        || values(message, "Auto-Submitted").anyMatch(value -> !isNo(value))
        || values(message, "Return-Path").anyMatch(value -> value.strip().equals("<>"));
  }

  /** The first word of the field may have parameters or a comment behind it. */
  private static boolean isNo(String value) {
    return value.split("[;(]", 2)[0].strip().equalsIgnoreCase("no");
  }

  private static Stream<String> values(Message message, String field) throws MessagingException {
    var values = message.getHeader(field);
    return values == null ? Stream.empty() : Arrays.stream(values);
  }
}
