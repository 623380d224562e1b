import java.io.File;
import java.io.FileInputStream;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Asks veraPDF about every file in one process, since starting it takes longer than a letter.
 *
 * Words: the flavours, comma between them, then files. One line a file and flavour, with a tab between
 * the file, the flavour, "conforms" or "refused", the number of checks, and each broken rule once, with
 * a unit separator between the rules.
 */
public class Validate {
    public static void main(String[] words) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        for (int word = 1; word < words.length; word++) {
            for (String flavour : words[0].split(",")) {
                System.out.println(words[word] + "\t" + flavour + "\t" + verdict(words[word], PDFAFlavour.fromString(flavour)));
            }
        }
    }

    private static String verdict(String file, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(new File(file)), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            TreeMap<String, String> broken = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                    broken.putIfAbsent(rule, rule + " " + assertion.getMessage().replaceAll("\\s+", " "));
                }
            }
            String outcome = result.isCompliant() ? "conforms" : "refused";
            return outcome + "\t" + result.getTotalAssertions() + "\t" + String.join("\u001f", broken.values());
        } catch (Exception failure) {
            return "refused\t0\tit cannot be read: " + failure;
        }
    }
}
