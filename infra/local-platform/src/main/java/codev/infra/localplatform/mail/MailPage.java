package codev.infra.localplatform.mail;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The page of caught e-mails; their contents are shown as plain text. */
final class MailPage {
  private static final String SEARCHED = "{to}";

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Emails · codev</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 1rem auto; padding: 0 1rem; }
      article { border-top: 1px solid #999; padding: .5rem 0; }
      h2 { font-size: 1.1rem; margin: .3rem 0; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; }
      </style>
      </head>
      <body>
      <h1>Emails</h1>
      <p>The latest emails that this platform has sent since it started, newest first. None of them has left this machine.</p>
      <form><label>To <input type="search" name="to" value="{to}"></label> <button>Search</button></form>
      """;

  private MailPage() {}

  /** Writes one e-mail after the other: all of them together take more memory than there is. */
  static void write(Writer page, List<Mail> mails, String to) throws IOException {
    page.write(HEAD.replace(SEARCHED, escaped(to)));
    if (mails.isEmpty()) page.write("<p>No emails yet.</p>\n");
    for (var mail : mails) page.write(article(mail));
    page.write("</body>\n</html>\n");
  }

  private static String article(Mail mail) {
    return """
    <article>
    <h2>%s</h2>
    <p>To %s, <time>%s</time></p>
    <pre>%s</pre>
    %s
    </article>
    """
        .formatted(
            escaped(mail.subject()),
            escaped(mail.to()),
            mail.caughtAt(),
            escaped(mail.text()),
            mail.files().stream().map(MailPage::file).collect(Collectors.joining("\n")));
  }

  private static String file(Mail.File file) {
    return "<details><summary>%s</summary><pre>%s</pre></details>"
        .formatted(escaped(file.name()), escaped(file.text()));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
