package codev.infra.email;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Settings of the connection to the mail server, beside Spring's own.
 *
 * @param plain whether e-mails go to another machine unencrypted where it does not offer STARTTLS
 */
@ConfigurationProperties("codev.mail")
record MailServerProperties(@DefaultValue("false") boolean plain) {
  private static final List<String> STARTTLS =
      List.of("mail.smtp.starttls.enable", "mail.smtp.starttls.required");

  /**
   * Has the sender demand STARTTLS, unless the connection is encrypted from its beginning or does
   * not leave this machine, and a certificate of the server's name.
   *
   * @throws IllegalStateException if a setting would have e-mails sent unencrypted, or to a server
   *     whose certificate has another name
   */
  void demandEncryption(JavaMailSenderImpl sender) {
    if (plain || isThisMachine(sender.getHost())) return;
    var settings = sender.getJavaMailProperties();
    var identity = "mail." + protocol(sender) + ".ssl.checkserveridentity";
    settings.putIfAbsent(identity, "true");
    if (!"true".equalsIgnoreCase(settings.getProperty(identity)))
      throw refused(sender, "be sent to a server of another name", identity);
    if (isEncrypted(sender)) return;
    for (var setting : STARTTLS) {
      if ("false".equals(settings.getProperty(setting)))
        throw refused(sender, "be sent unencrypted", setting);
      settings.setProperty(setting, "true");
    }
  }

  private static IllegalStateException refused(
      JavaMailSenderImpl sender, String danger, String setting) {
    return new IllegalStateException(
        ("E-mails to %s could %s: spring.mail.properties.%s is %s. Remove that setting, or allow it"
                + " by codev.mail.plain=true (CODEV_MAIL_PLAIN)")
            .formatted(
                sender.getHost(),
                danger,
                setting,
                sender.getJavaMailProperties().getProperty(setting)));
  }

  private static String protocol(JavaMailSenderImpl sender) {
    return Objects.requireNonNullElse(sender.getProtocol(), JavaMailSenderImpl.DEFAULT_PROTOCOL);
  }

  private static boolean isEncrypted(JavaMailSenderImpl sender) {
    return protocol(sender).equals("smtps")
        || "true".equals(sender.getJavaMailProperties().getProperty("mail.smtp.ssl.enable"));
  }

  /** By the name or address that is set: what a name server says may be forged. */
  private static boolean isThisMachine(@Nullable String host) {
    if (host == null || host.equals("localhost")) return true;
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false; // another name
    }
  }
}
