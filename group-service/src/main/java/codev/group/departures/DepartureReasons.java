package codev.group.departures;

import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.infra.confidentiality.AuthorEncryption;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.email.EmailProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The reason why a person leaves a group that the platform itself gives, encrypted like those that
 * people write, with a key that is no person's.
 */
@Component
record DepartureReasons(TextEncryption encryption, MessageSource texts, EmailProperties settings) {
  /** No person has it, as a username contains no space. */
  private static final String KEY_NAME = "departure reasons";

  /**
   * A reason, with the key that it needs.
   *
   * @param key of which the vault has to know before the reason is stored
   */
  record Reason(EncryptedText text, AuthorEncryption key) {
    /** Not announced: the security log is about the keys of people. */
    Runnable storeKey() {
      var _ = key.storeKey();
      return () -> {};
    }
  }

  /** The same each time. */
  Reason of(GroupId group, Username member) {
    var serviceEncryption = encryption.of(KEY_NAME);
    var text = texts.getMessage("group.departure.reason", null, settings.language());
    return new Reason(
        new EncryptedText(serviceEncryption.encrypt(group + "/departure/" + member, text)),
        serviceEncryption);
  }
}
