package codev.group.replies;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the answers in a mailbox by IMAP. Each message is read once: it is marked as seen, whether
 * it is an answer or not, and stays where it is. What people write in words of their own is not
 * read.
 */
final class ReplyMailbox {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyMailbox.class);
  private static final String TIMEOUT_MILLIS = "20000";

  /** Of one round; the rest is read in the next one. */
  private static final int MOST_MESSAGES = 200;

  /** An answer has one event; what is longer is none. */
  private static final int MOST_BYTES = 100_000;

  private static final int MOST_DEPTH = 4;

  private final ReplyMailboxProperties settings;
  private final SenderAuthentication senders;

  ReplyMailbox(ReplyMailboxProperties settings) {
    this.settings = settings;
    this.senders = new SenderAuthentication(settings);
  }

  /**
   * Reads what has not been seen.
   *
   * @param answers records an answer that came from a sender; false: it does not count
   * @param onWords is given the sender of each message that a person has written, if such messages
   *     are answered
   * @param mayGoOn asked before each message
   * @return how many were recorded
   */
  int read(
      BiPredicate<CalendarReply, ReplySender> answers,
      Consumer<ReplySender> onWords,
      BooleanSupplier mayGoOn)
      throws MessagingException {
    try (var store = connect()) {
      var folder = store.getFolder(settings.folder());
      folder.open(Folder.READ_WRITE);
      try {
        return read(folder, answers, onWords, mayGoOn);
      } finally {
        folder.close(false); // closing it otherwise removes what others have marked as deleted
      }
    }
  }

  private int read(
      Folder folder,
      BiPredicate<CalendarReply, ReplySender> answers,
      Consumer<ReplySender> onWords,
      BooleanSupplier mayGoOn)
      throws MessagingException {
    var unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
    int recorded = 0;
    for (var message : Arrays.copyOf(unseen, Math.min(unseen.length, MOST_MESSAGES))) {
      if (!mayGoOn.getAsBoolean()) break;
      if (isRecorded(message, answers, onWords)) recorded++;
      message.setFlag(Flags.Flag.SEEN, true);
    }
    return recorded;
  }

  private Store connect() throws MessagingException {
    var protocol = settings.tls() ? "imaps" : "imap";
    var properties = new Properties();
    properties.setProperty("mail.store.protocol", protocol);
    for (var limit : new String[] {"connectiontimeout", "timeout", "writetimeout"})
      properties.setProperty("mail." + protocol + "." + limit, TIMEOUT_MILLIS);
    properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
    properties.setProperty("mail." + protocol + ".peek", "true");
    var store = Session.getInstance(properties).getStore(protocol);
    store.connect(settings.host(), settings.port(), settings.username(), settings.password());
    return store;
  }

  /** A message that cannot be read is nobody's answer, and must not keep the others waiting. */
  private boolean isRecorded(
      Message message,
      BiPredicate<CalendarReply, ReplySender> answers,
      Consumer<ReplySender> onWords) {
    ReadMessage read;
    try {
      read = read(message);
    } catch (MessagingException | IOException | RuntimeException e) {
      LOG.info("A message in the mailbox of answers cannot be read: {}", e.toString());
      return false;
    }
    if (read.reply().isPresent() && read.sender().isPresent())
      return answers.test(read.reply().get(), read.sender().get());
    if (read.needsWordsReply()) read.sender().ifPresent(onWords);
    return false;
  }

  /**
   * What a message says, and of whom it is.
   *
   * @param needsWordsReply whether it is to be answered that nobody reads words here
   */
  record ReadMessage(
      Optional<CalendarReply> reply, Optional<ReplySender> sender, boolean needsWordsReply) {}

  /** What the libraries throw at a message that is damaged is no fault of ours. */
  ReadMessage read(Message message) throws MessagingException, IOException {
    var calendar = calendar(message, 0);
    if (calendar == null)
      return settings.answersWords() && !AutomaticMailDetector.isAutomatic(message)
          ? new ReadMessage(Optional.empty(), senders.sender(message), true)
          : new ReadMessage(Optional.empty(), Optional.empty(), false);
    var reply = text(calendar).flatMap(CalendarReply::parse);
    return reply.isEmpty()
        ? new ReadMessage(reply, Optional.empty(), false)
        : new ReadMessage(reply, senders.sender(message), false);
  }

  private static @Nullable Part calendar(Part part, int depth)
      throws MessagingException, IOException {
    if (part.isMimeType("text/calendar")) return part;
    if (depth == MOST_DEPTH || !part.isMimeType("multipart/*")) return null;
    if (!(part.getContent() instanceof Multipart parts)) return null;
    for (int i = 0; i < parts.getCount(); i++) {
      var found = calendar(parts.getBodyPart(i), depth + 1);
      if (found != null) return found;
    }
    return null;
  }

  private static Optional<String> text(Part part) throws MessagingException, IOException {
    try (var content = part.getInputStream()) {
      var bytes = content.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES
          ? Optional.empty()
          : Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
