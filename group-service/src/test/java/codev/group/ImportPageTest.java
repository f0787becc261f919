package codev.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Inscrire des personnes depuis un tableau")
@Order(ServiceTest.LATE)
class ImportPageTest extends PagesTest {
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Test
  @DisplayName("chaque ligne dit d’abord ce qu’elle devient, et rien n’est enregistré")
  void looked_at_first() {
    register("ana%s;Ana;Achats\nben%s;Ben;Achats");
    var table =
        list(
            """
            ana%1$s;Ana;Achats
            ben%1$s;Ben;Ventes
            cleo%1$s;Cléo;
            x y;Sans;
            ana%1$s;Ana;Achats\
            """);

    var looked = submit("manager", "/people/import", "table=" + encoded(table)).text();

    assertThat(looked)
        .contains(
            "5 lignes vérifiées", "Rien n’est encore enregistré", "Enregistrer ces 3 personnes")
        .contains("inchangée", "à mettre à jour", "nouvelle", "ne peut contenir que des lettres")
        .contains("en double\u202f: voir la ligne 2")
        .containsPattern("unité[\\h]*: Achats → Ventes")
        .doesNotContain("<html");
    assertThat(people("cleo" + mark)).isEqualTo("[]");
    assertThat(people("ben" + mark)).contains("Achats");
  }

  @Test
  @DisplayName(
      "une adresse qui n’en est pas une est dite à sa ligne\u202f; un programme la donne comme"
          + " avant")
  void an_address_that_is_none() {
    var table = "username;displayName;email\nivo%1$s;Ivo;pas-un-courriel\n".formatted(mark);
    var sent = "table=" + encoded(table);

    assertThat(submit("manager", "/people/import", sent).text())
        .contains("courriel doit être de la forme nom@domaine", "Aucune personne à enregistrer");
    assertThat(submit("manager", "/people", sent).text())
        .contains("courriel doit être de la forme");
    assertThat(people("ivo" + mark)).isEqualTo("[]");

    var person = Map.of("username", "ivo" + mark, "displayName", "Ivo", "email", "pas-un-courriel");
    assertThat(as("manager").post("/api/people", List.of(person)).text()).contains("\"created\":1");
  }

  @Test
  @DisplayName("une règle qui dira non le dit dès l’aperçu")
  void a_rule_says_no_beforehand() {
    var table =
        "username;displayName;managerUsername\neva%1$s;Eva;eva%1$s\nfay%1$s;Fay;who%1$s"
            .formatted(mark);

    var looked = submit("manager", "/people/import", "table=" + encoded(table)).text();

    assertThat(looked)
        .contains("eva" + mark + " ne peut pas être son propre responsable.")
        .contains("Un responsable ne figure ni dans la liste ni dans l’annuaire", "who" + mark);
  }

  @Test
  @DisplayName("un fichier d’Excel, avec ses caractères et ses points-virgules, se lit tel quel")
  void a_file_as_excel_writes_it() {
    var file = "Identifiant;Nom;Service\r\nzoe%s;Zoé Œuvrard;Qualité\r\n".formatted(mark);
    var looked = upload(file.getBytes(Charset.forName("windows-1252")));

    assertThat(looked.status()).as(looked.text()).isEqualTo(200);
    assertThat(looked.text()).contains("<html", "Zoé Œuvrard", "Qualité", "Une ligne vérifiée");
  }

  @Test
  @DisplayName("un classeur d’avant 2007 est refusé, et la page dit comment l’enregistrer")
  void an_old_workbook() {
    var refused = upload(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});

    assertThat(refused.text()).contains("Enregistrez-le à nouveau au format .xlsx ou .csv");
  }

  @Test
  @DisplayName("les lignes vides sont ignorées, les autres gardent leur numéro dans le fichier")
  void empty_lines() {
    var table = "Effectifs\n" + list("lou%s;Lou;\n;;\n;Sans identifiant;\n;;\n;;\n");

    assertThat(submit("manager", "/people/import", "table=" + encoded(table)).text())
        .contains("2 lignes vérifiées", "Enregistrer cette personne")
        .containsPattern("<td class=\"number\"[^>]*>5</td>")
        .contains("identifiant est obligatoire");
    assertThat(plainly("manager", "/people", "table=" + encoded(list("lou%s;Lou;\n;;"))).text())
        .contains("1 personne ajoutée, aucune mise à jour, aucune refusée");
  }

  private Answer upload(byte[] file) {
    var boundary = "----list";
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"liste.csv\"\r\nContent-Type: application/vnd.ms-excel\r\n\r\n"
            .formatted(boundary);
    var parts =
        List.of(head.getBytes(UTF_8), file, ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
    var caller = as("manager");
    return caller.send(
        caller
            .request("/people/import")
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArrays(parts)));
  }

  @Test
  @DisplayName("une longue liste s’inscrit par parties, chacune dit où l’on en est")
  void part_by_part() {
    var lines =
        IntStream.range(0, 120)
            .mapToObj(i -> i == 60 ? ";Sans nom;" : "n%d%s;Nom %d;".formatted(i, mark, i))
            .collect(Collectors.joining("\n"));
    var table = "table=" + encoded("username;displayName;unit\n" + lines);

    var first = submit("manager", "/people", table).text();
    assertThat(first).contains("50 lignes traitées sur 120", "name=\"from\" value=\"50\"", "load");
    assertThat(people("n49" + mark)).contains("Nom 49");
    assertThat(people("n50" + mark)).isEqualTo("[]");

    var second =
        submit("manager", "/people", table + "&from=50&created=50&updated=0&refused=0").text();
    assertThat(second)
        .contains("100 lignes traitées sur 120", "name=\"created\" value=\"99\"", "ligne 62");
    var seen =
        submit("manager", "/people", table + "&from=50&created=0&updated=0&refused=0&seen=62");
    assertThat(seen.text()).as("named by the table").doesNotContain("ligne 62");
    var third =
        submit("manager", "/people", table + "&from=100&created=99&updated=0&refused=1").text();
    assertThat(third)
        .contains("119 personnes ajoutées, aucune mise à jour, 1 refusée")
        .doesNotContain("hx-trigger");
  }

  @Test
  @DisplayName("sans script, tout s’inscrit en une fois, et les refus se disent sur la page")
  void without_a_script() {
    var done = plainly("manager", "/people", "table=" + encoded(list("gil%s;Gil;\n;Personne;")));

    assertThat(done.text())
        .contains("<html", "1 personne ajoutée, aucune mise à jour, 1 refusée")
        .contains("ligne 3\u202f: identifiant est obligatoire")
        .contains("Télécharger les lignes refusées");
  }

  @Test
  @DisplayName("les lignes refusées se téléchargent, avec leur motif")
  void refused_lines_are_downloaded() {
    var refused =
        submit(
            "manager",
            "/people/refused.csv",
            "table="
                + encoded(list("hal%s;Hal;\n;Personne;"))
                + "&refused="
                + encoded("3:sans identifiant"));

    assertThat(refused.response().headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", ".csv");
    assertThat(refused.text()).contains("3;sans identifiant;;Personne;");
  }

  @Test
  @DisplayName("l’annuaire se lit de cinquante en cinquante, chaque responsable par son nom")
  void the_directory_is_read_to_its_end() {
    var people =
        IntStream.range(0, 60)
            .mapToObj(i -> "p%d%s;Pia %02d %s;chef%s".formatted(i, mark, i, mark, mark))
            .collect(Collectors.joining("\n"));
    var list =
        "username;displayName;managerUsername\nchef%1$s;Chloé Chef %1$s;\n%2$s"
            .formatted(mark, people);
    for (var from : new int[] {0, 50})
      submit("manager", "/people", "table=" + encoded(list) + "&from=" + from);

    var first = page("manager", "/people?query=" + mark);
    assertThat(first)
        .contains("50 personnes affichées sur 61", "Afficher les 11 suivantes", "shown=61")
        .containsPattern("<td[^>]*>Chloé Chef " + mark + "</td>");
    assertThat(page("manager", "/people?query=" + mark + "&shown=61"))
        .contains("61 personnes affichées sur 61", "Pia 59")
        .doesNotContain("suivante");
  }

  @Test
  @DisplayName("ce que le fichier ne contient pas reste tel que dans l’annuaire")
  void what_the_list_lacks_is_kept() {
    var known =
        "username;displayName;email;unit\nnoe%1$s;Noé;noe%1$s@exemple.fr;Achats".formatted(mark);
    plainly("manager", "/people", "table=" + encoded(known));

    var sent = "table=" + encoded(list("noe%s;Noé Roux;"));
    assertThat(submit("manager", "/people/import", sent).text())
        .contains("à mettre à jour", "Noé → Noé Roux")
        .doesNotContain("→ –", "sans courriel");
    submit("manager", "/people", sent);

    assertThat(people("noe" + mark)).contains("Noé Roux", "noe" + mark + "@exemple.fr", "Achats");
    var program = Map.of("username", "noe" + mark, "displayName", "Noé Roux");
    must(as("manager").post("/api/people", List.of(program)));
    assertThat(people("noe" + mark)).as("a program says all").doesNotContain("@", "Achats");
  }

  @Test
  @DisplayName("un responsable se désigne aussi par son nom ou son courriel, dans la liste ou non")
  void managers_are_found_by_their_names() {
    var known =
        "username;displayName;email\nroc%1$s;Pascal Roché %1$s;pascal%1$s@exemple.fr"
            .formatted(mark);
    plainly("manager", "/people", "table=" + encoded(known));
    var table =
        """
        Identifiant;Nom;Resp. hiérarchique
        ada%1$s;Ada;ROCHE Pascal %1$s
        bea%1$s;Béa %1$s;Pascal%1$s@exemple.fr
        chi%1$s;Chi;Béa %1$s
        dan%1$s;Dan;Personne Inconnue
        """
            .formatted(mark);

    var sent = "table=" + encoded(table);
    assertThat(submit("manager", "/people/import", sent).text())
        .contains("Un responsable ne figure ni dans la liste ni dans l’annuaire")
        .contains(
            "(Personne Inconnue)",
            "<td>Pascal Roché " + mark + "</td>",
            "<td>Béa " + mark + "</td>")
        .contains("Enregistrer ces 4 personnes");
    submit("manager", "/people", sent);

    for (var member : List.of("ada", "bea"))
      assertThat(
              as("manager").get("/api/people?query=" + member + mark).field("/0/managerUsername"))
          .isEqualTo("roc" + mark);
    assertThat(as("manager").get("/api/people?query=chi" + mark).field("/0/managerUsername"))
        .isEqualTo("bea" + mark);
    assertThat(people("dan" + mark)).doesNotContain("Inconnue", "inconnue");
  }

  @Test
  @DisplayName("le nom de plusieurs personnes ne désigne pas de responsable")
  void the_name_of_several_people_is_no_manager() {
    var table =
        "username;displayName;responsable\neva%1$s;Ève %1$s;\nev2%1$s;%1$s Eve;\nfay%1$s;Fay;Eve %1$s"
            .formatted(mark);

    var sent = "table=" + encoded(table);
    assertThat(submit("manager", "/people/import", sent).text())
        .contains("Un nom de responsable désigne plusieurs personnes", "\u202f: Eve " + mark + ".");
    submit("manager", "/people", sent);
    assertThat(people("fay" + mark)).contains("Fay").doesNotContain("eva" + mark, "ev2" + mark);
  }

  @Test
  @DisplayName("qui n’a pas de courriel est signalé avant d’être inscrit")
  void people_without_an_email_are_named() {
    var table =
        "username;displayName;email\nsam%1$s;Sam;\npia%1$s;Pia;pia%1$s@exemple.fr".formatted(mark);

    assertThat(submit("manager", "/people/import", "table=" + encoded(table)).text())
        .contains("Une personne n’a pas de courriel et ne pourra pas être invitée", "ligne 2.")
        .containsOnlyOnce("sans courriel")
        .contains("Enregistrer ces 2 personnes");
    var many =
        IntStream.range(0, 11)
            .mapToObj(i -> "q%d%s;Quentin %d;".formatted(i, mark, i))
            .collect(Collectors.joining("\n"));
    assertThat(submit("manager", "/people/import", "table=" + encoded(list(many))).text())
        .contains("11 personnes n’ont pas de courriel");
  }

  @Test
  @DisplayName("un courriel qui manque, ou qui n’en est pas un, s’ajoute sur place")
  void a_missing_email_is_typed() {
    var table =
        "username;displayName;email\n\nsam%1$s;\"Sam; dit Samy\"\npia%1$s;Pia;pia".formatted(mark);
    var sent = "table=" + encoded(table);
    assertThat(submit("manager", "/people/import", sent).text())
        .contains("name=\"emailLine\" value=\"3\"", "Courriel, ligne 3", "Courriel, ligne 4")
        .contains("courriel doit être de la forme nom@domaine");

    var typed = "&emailLine=3&email=sam%40exemple.fr&emailLine=4&email=";
    var looked = submit("manager", "/people/import", sent + typed).text();
    assertThat(looked)
        .contains("sam" + mark + ";&quot;Sam; dit Samy&quot;;sam@exemple.fr")
        .contains("Courriel, ligne 4", "Enregistrer cette personne")
        .doesNotContain("Courriel, ligne 3", "sans courriel");

    assertThat(submit("manager", "/people/import", sent + "&emailLine=3&email=a%40b.fr%2Cc").text())
        .as("nothing of what was typed is lost")
        .contains("Sam; dit Samy&quot;;a@b.fr,c");
    var all = "&emailLine=3&email=sam%40exemple.fr&emailLine=4&email=pia%40exemple.fr";
    assertThat(submit("manager", "/people/import", sent + all).text())
        .contains("Enregistrer ces 2 personnes")
        .doesNotContain("name=\"emailLine\"");
  }

  @Test
  @DisplayName("une personne deux fois dans la liste reste telle que la première ligne la dit")
  void a_repeated_line_replaces_nothing() {
    var table = list("emi%1$s;Émilie Bérard;Achats\nemi%1$s;ÉMILIE BÉRARD;");

    submit("manager", "/people", "table=" + encoded(table));

    assertThat(people("emi" + mark)).contains("Émilie Bérard", "Achats").doesNotContain("ÉMILIE");
  }

  @Test
  @DisplayName("de deux lignes sur une même personne on garde celle que l’on choisit")
  void of_two_lines_the_chosen_one_stands() {
    var table = list("emi%1$s;Émilie Bérard;Achats\nemi%1$s;ÉMILIE BÉRARD;Ventes");
    var sent = "table=" + encoded(table);
    assertThat(submit("manager", "/people/import", sent).text())
        .contains("même personne qu’à la ligne 2", "Garder plutôt la ligne 3")
        .doesNotContain("name=\"kept\"");

    assertThat(submit("manager", "/people/import", sent + "&keep=3").text())
        .contains("même personne qu’à la ligne 3", "Garder plutôt la ligne 2")
        .contains("name=\"kept\" value=\"3\"");
    assertThat(submit("manager", "/people/import", sent + "&kept=3&keep=2").text())
        .contains("Garder plutôt la ligne 3", "name=\"kept\" value=\"2\"")
        .doesNotContain("name=\"kept\" value=\"3\"");

    submit("manager", "/people", sent + "&kept=3");
    assertThat(people("emi" + mark)).contains("ÉMILIE", "Ventes").doesNotContain("Achats");
  }

  @Test
  @DisplayName("une ligne qui modifie une fiche, ou sans courriel, s’exclut et se reprend")
  void lines_are_excluded() {
    register("ugo%s;Ugo;Achats");
    var table = list("ugo%s;Ugo;Ventes\nval%s;Val;\nval%s;Valérie;");
    var sent = "table=" + encoded(table);
    assertThat(submit("manager", "/people/import", sent).text())
        .contains("Exclure la ligne 2", "Exclure la ligne 3", "Enregistrer ces 2 personnes")
        .doesNotContain("exclue", "Reprendre");

    assertThat(submit("manager", "/people/import", sent + "&exclude=2").text())
        .contains("exclue", "Inclure la ligne 2", "Enregistrer cette personne")
        .contains("name=\"excluded\" value=\"2\"")
        .doesNotContain("Achats → Ventes", "Exclure la ligne 2");
    assertThat(submit("manager", "/people/import", sent + "&excluded=2&exclude=3").text())
        .as("the other line about the same person stands")
        .contains("Inclure la ligne 3", "Enregistrer cette personne")
        .doesNotContain("en double");
    assertThat(
            submit("manager", "/people/import", sent + "&excluded=2&excluded=3&include=2").text())
        .contains("Exclure la ligne 2", "Enregistrer ces 2 personnes");

    submit("manager", "/people", sent + "&excluded=2&excluded=3");
    assertThat(people("ugo" + mark)).contains("Achats").doesNotContain("Ventes");
    assertThat(people("val" + mark)).contains("Valérie");
  }

  @Test
  @DisplayName("deux identifiants pour un même nom sont signalés, et tous deux inscrits")
  void two_user_names_of_one_name() {
    var table = list("emi%1$s;Émilie Bérard;Achats\nebe%1$s;BERARD Émilie;Ventes\nleo%1$s;Léo;");

    assertThat(submit("manager", "/people/import", "table=" + encoded(table)).text())
        .containsOnlyOnce("même nom qu’à la ligne")
        .contains("même nom qu’à la ligne 2", "Enregistrer ces 3 personnes");
  }

  @Test
  @DisplayName("deux lignes qui ne diffèrent que par la casse se disent à la seconde")
  void a_repeated_line_but_for_case() {
    var table = list("Isa%1$s;Isabelle;\nisa%1$s;Isaure;");

    var looked = submit("manager", "/people/import", "table=" + encoded(table)).text();

    assertThat(looked)
        .contains("même identifiant qu’à la ligne 2, aux majuscules près")
        .contains("Enregistrer cette personne");
  }

  @Test
  @DisplayName("les en-têtes d’un fichier RH se reconnaissent, accents, tirets et barres compris")
  void headings_of_human_resources_are_recognised() {
    var table =
        "Identifiant;NOM;Prénom;Mél. pro;Direction / Service;Intitulé du poste\n"
            + "lea%1$s;PETIT;Léa;lea%1$s@exemple.fr;Finance;Acheteuse".formatted(mark);

    var sent = "table=" + encoded(table);
    assertThat(submit("manager", "/people/import", sent).text())
        .contains("Enregistrer cette personne")
        .doesNotContain("Colonne ignorée", "Colonnes ignorées");
    submit("manager", "/people", sent);
    assertThat(people("lea" + mark))
        .contains("Léa PETIT", "lea" + mark + "@exemple.fr", "Finance", "Acheteuse");
  }

  @Test
  @DisplayName("les colonnes que personne n’utilise sont nommées")
  void columns_that_are_not_used_are_named() {
    var table = "Login;Nom complet;Téléphone\nlea%1$s;Léa;0600000000".formatted(mark);

    assertThat(submit("manager", "/people/import", "table=" + encoded(table)).text())
        .contains("Colonne ignorée\u202f: Téléphone.", "Enregistrer cette personne");
  }

  @Test
  @DisplayName("un en-tête inconnu se désigne, une fois pour toutes")
  void columns_are_chosen_once() {
    var manager = "manager" + mark;
    var table = "table=" + encoded("Matricule %1$s;Agent;Lieu\nkim%1$s;Kim;Nord".formatted(mark));

    assertThat(submit(manager, "/people/import", table).text())
        .contains("Aucun en-tête ne désigne");
    var chosen =
        submit(
            manager,
            "/people/import",
            table + "&columns=username&columns=displayName&columns=unit");
    assertThat(chosen.text())
        .contains("Enregistrer cette personne", "Kim", "Nord")
        .contains("username;displayName;unit");
    assertThat(submit(manager, "/people/import", table).text())
        .contains("Enregistrer cette personne", "username;displayName;unit");
    assertThat(submit("manager", "/people/import", table).text())
        .as("of another manager")
        .contains("Aucun en-tête ne désigne");
  }

  @Test
  @DisplayName(
      "sans identifiants, le courriel en tient lieu\u202f: on le propose, et l’on s’en souvient")
  void the_email_is_the_user_name() {
    var manager = "manager" + mark;
    var known = "username;displayName;email\nida%1$s;Ida;ida%1$s@exemple.fr".formatted(mark);
    plainly("manager", "/people", "table=" + encoded(known));
    var table =
        "table="
            + encoded(
                "Nom;Prénom;E-mail\nRoux;Ida;IDA%1$s@exemple.fr\nDiop;Omar;omar%1$s@exemple.fr"
                    .formatted(mark));

    assertThat(submit(manager, "/people/import", table).text())
        .contains("Aucun en-tête ne désigne l’identifiant", "Le courriel peut servir d’identifiant")
        .containsPattern(
            "value=\"emailAsUsername\"[^>]*selected|selected[^>]*value=\"emailAsUsername\"")
        .doesNotContain("Enregistrer ces");
    var chosen = "&columns=lastName&columns=firstName&columns=emailAsUsername";
    submit(manager, "/people/import", table + chosen);
    assertThat(submit(manager, "/people/import", table).text())
        .as("remembered")
        .contains("lastName;firstName;emailAsUsername")
        .contains("<small>omar" + mark + "@exemple.fr</small>", "<small>ida" + mark + "</small>");

    var both = "table=" + encoded("Login;Nom;E-mail\nkia%1$s;Kia;kia@exemple.fr".formatted(mark));
    assertThat(submit(manager, "/people/import", both).text())
        .as("beside user names an address is one alone")
        .contains("<small>kia" + mark + "</small>")
        .containsPattern("value=\"email\"[^>]*selected|selected[^>]*value=\"email\"");
    var named =
        "table="
            + encoded(
                "lastName;firstName;emailAsUsername\nDiop;Omar;omar%s@exemple.fr".formatted(mark));
    submit("manager", "/people", named);
    assertThat(people("omar" + mark))
        .contains("\"username\":\"omar" + mark + "@exemple.fr\"", "Omar Diop");
  }

  @Test
  @DisplayName("le modèle à télécharger s’importe tel quel")
  void the_sample_can_be_imported() {
    for (var language : new String[] {"fr", "en"}) {
      var sample = as("manager").get("/people/sample.csv?lang=" + language).text();
      assertThat(
              submit("manager", "/people/import", "table=" + encoded(sample.substring(1))).text())
          .as(language)
          .contains("2 lignes vérifiées", "Enregistrer ces 2 personnes")
          .doesNotContain("ignorée", "group.import");
    }
  }

  @Test
  @DisplayName("ce qui n’est pas une liste est refusé par une phrase")
  void no_list() {
    assertThat(submit("manager", "/people/import", "table=").text())
        .contains("choisissez un fichier ou collez un tableau");
    assertThat(submit("manager", "/people/import", "table=" + encoded("a;b\n1;2")).text())
        .contains("Aucun en-tête ne désigne l’identifiant", "name=\"columns\"")
        .doesNotContain("Enregistrer ces");
    assertThat(submit("alice", "/people/import", "table=x").status()).isEqualTo(403);
  }

  @Test
  @DisplayName("l’annuaire se lit et se cherche")
  void the_directory() {
    register("ida%s;Ida Évrard;Achats");
    assertThat(page("manager", "/people?query=evrard+" + mark))
        .contains("ida" + mark, "Ajouter des personnes");
    assertThat(page("auditor", "/people")).doesNotContain("/people/import");
    assertThat(page("manager", "/people/import"))
        .contains("Un fichier CSV ou Excel", "/people/sample.csv");
    assertThat(as("alice").get("/people").status()).isEqualTo(403);
  }

  private void register(String lines) {
    var registered = plainly("manager", "/people", "table=" + encoded(list(lines)));
    assertThat(registered.status()).as(registered.text()).isEqualTo(200);
  }

  private String list(String lines) {
    return ("username;displayName;unit\n" + lines).replace("%1$s", mark).replace("%s", mark);
  }

  private String people(String query) {
    return as("manager").get("/api/people?query=" + query).text();
  }
}
