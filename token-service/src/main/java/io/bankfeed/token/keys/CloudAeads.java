package io.bankfeed.token.keys;

import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.kms.AWSKMSClientBuilder;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.cloudkms.v1.CloudKMS;
import com.google.api.services.cloudkms.v1.CloudKMSScopes;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.integration.awskms.AwsKmsAead;
import com.google.crypto.tink.integration.awskms.AwsKmsClient;
import com.google.crypto.tink.integration.gcpkms.GcpKmsAead;
import com.google.crypto.tink.integration.gcpkms.GcpKmsClient;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** Keys of AWS KMS and Google Cloud KMS through Tink's integrations, with the credentials of the environment. */
final class CloudAeads {

    private static final int REGION_IN_ARN = 3;

    private CloudAeads() {}

    static Aead aws(String uri, @Nullable URI endpoint) {
        try {
            return endpoint == null
                    ? new AwsKmsClient().withDefaultCredentials().getAead(uri)
                    : new AwsKmsAead(
                            AWSKMSClientBuilder.standard()
                                    .withEndpointConfiguration(
                                            new EndpointConfiguration(endpoint.toString(), regionOf(uri)))
                                    .build(),
                            withoutScheme(uri));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("AWS KMS can't be used for " + uri, unusable);
        }
    }

    static Aead google(String uri, @Nullable URI endpoint) {
        try {
            return endpoint == null
                    ? new GcpKmsClient().withDefaultCredentials().getAead(uri)
                    : new GcpKmsAead(cloudKms(endpoint), withoutScheme(uri));
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException("Google Cloud KMS can't be used for " + uri, unusable);
        }
    }

    /** Scoped: without, a service account would sign a token that only hosts of Google take. */
    private static CloudKMS cloudKms(URI endpoint) throws IOException {
        return new CloudKMS.Builder(
                        new NetHttpTransport(),
                        GsonFactory.getDefaultInstance(),
                        new HttpCredentialsAdapter(
                                GoogleCredentials.getApplicationDefault().createScoped(CloudKMSScopes.CLOUDKMS)))
                .setRootUrl(endpoint + "/")
                .setApplicationName("bankfeed")
                .build();
    }

    private static String withoutScheme(String uri) {
        return uri.substring(uri.indexOf("://") + 3);
    }

    private static String regionOf(String uri) {
        return withoutScheme(uri).split(":", -1)[REGION_IN_ARN];
    }
}
